#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/candidate.hpp"
#include "llmadvisor/engine/market.hpp"
#include "llmadvisor/engine/project.hpp"
#include "llmadvisor/engine/rules/recipients.hpp"

namespace llmadvisor {

/// What the data rules say of each place of a market, and of everybody whom an option there sends
/// data to besides.
class Places {
 public:
  Places(const Market& market, const CostBook& costs, Date today)
      : market_(market), costs_(costs), today_(today) {}

  /// Before anything is asked. Says whether anything may have changed since.
  enum class Assessed { as_before, anew };
  Assessed assess_for(const Project& project);

  /// Whether all recipients of an option there may have the data.
  [[nodiscard]] bool may_hold_data(std::size_t placement) const {
    return places_[placement].overall != RuleVerdict::not_advisable;
  }
  /// Of an option there: the worst of all recipients.
  [[nodiscard]] RuleVerdict overall(std::size_t placement) const {
    return places_[placement].overall;
  }
  [[nodiscard]] bool awaits_security_officer(std::size_t placement) const {
    return places_[placement].awaits_security_officer;
  }
  /// Who embeds, re-ranks and keeps the vectors beside an API there: its own provider, else one
  /// under the same law, else any; of equals the nearer to the area's law, a managed store before
  /// a machine to run one on, the one with fewer conditions, then the cheapest. Denied providers
  /// never, and none that makes the verdict worse while another does not. None beside machines:
  /// there the documents stay where the model is. No store where none may hold the data.
  [[nodiscard]] const RetrievalHosts& hosts(std::size_t placement) const {
    return places_[placement].hosts;
  }
  /// The farthest of all recipients from the law; see legal_tier().
  [[nodiscard]] std::optional<LegalTier> tier(std::size_t placement) const {
    return standing(placement).tier;
  }
  /// Whether nobody says under whose law one of the recipients works.
  [[nodiscard]] bool is_law_unknown(std::size_t placement) const {
    return standing(placement).is_law_unknown;
  }
  /// Conditions that are still open and that somebody else must give.
  [[nodiscard]] int to_obtain(std::size_t placement) const { return standing(placement).to_obtain; }
  /// Everybody who receives data of an option there, the model's host first.
  [[nodiscard]] std::vector<Recipient> recipients(std::size_t placement) const;
  [[nodiscard]] const Market& market() const { return market_; }

 private:
  /// One who could help with retrieval: a service, or the machines of a cloud.
  struct Host {
    const HostedRetrieval* service = nullptr;
    Recipient judged;
    RuleVerdict standing = RuleVerdict::not_advisable;
  };
  /// What of all recipients the choice compares.
  struct LegalStanding {
    std::optional<LegalTier> tier;
    bool is_law_unknown = false;
    int to_obtain = 0;
  };
  struct Place {
    Recipient host;
    RuleVerdict overall = RuleVerdict::not_advisable;
    bool awaits_security_officer = false;
    RetrievalHosts hosts;
    std::vector<const Host*> helpers;
    mutable std::optional<LegalStanding> standing;  ///< worked out when it is first asked for
  };
  /// What of a project the recipients and their verdicts depend on.
  struct Question {
    DataProfile data;
    Wanted retrieval = Wanted::no;
    Wanted reranking = Wanted::no;
    Wanted tuning = Wanted::no;
    std::vector<std::string> denied;

    bool operator==(const Question&) const = default;
  };

  [[nodiscard]] const LegalStanding& standing(std::size_t placement) const {
    const Place& place = places_[placement];
    return place.standing ? *place.standing : work_out_standing(placement);
  }
  const LegalStanding& work_out_standing(std::size_t placement) const;
  [[nodiscard]] static Question question_of(const Project& project);
  [[nodiscard]] Recipient judged(RecipientRole role, const Placement& placement) const;
  [[nodiscard]] bool is_denied(const Provider* provider) const;
  void add_services(std::vector<Host>& hosts, RecipientRole role, RetrievalModelKind kind) const;
  void add_clouds(std::vector<Host>& hosts) const;
  [[nodiscard]] const Host* chosen(const std::vector<Host>& hosts, const Recipient& beside) const;
  void admit(Place& place, const Host& host) const;
  void add_helpers(Place& place) const;

  const Market& market_;
  const CostBook& costs_;
  Date today_;
  std::vector<Place> places_;
  std::vector<Host> embedding_;
  std::vector<Host> reranking_;
  std::vector<Host> stores_;
  std::optional<Question> asked_;
};

}  // namespace llmadvisor
