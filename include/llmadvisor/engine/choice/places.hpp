#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "llmadvisor/engine/bills/cost_book.hpp"
#include "llmadvisor/engine/candidate.hpp"
#include "llmadvisor/engine/market.hpp"
#include "llmadvisor/engine/project.hpp"
#include "llmadvisor/engine/rules/compliance.hpp"
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

  /// Of the place alone.
  [[nodiscard]] const ComplianceVerdict& verdict(std::size_t placement) const {
    return places_[placement].verdict;
  }
  /// Of an option there: the worst of all recipients.
  [[nodiscard]] RuleVerdict overall(std::size_t placement) const {
    return places_[placement].overall;
  }
  [[nodiscard]] bool may_hold_data(std::size_t placement) const {
    return overall(placement) != RuleVerdict::not_advisable;
  }
  [[nodiscard]] bool awaits_security_officer(std::size_t placement) const {
    return places_[placement].awaits_security_officer;
  }
  /// Who embeds and re-ranks beside an API there: its own provider, else one under the same law,
  /// else any, of equals the one with fewer conditions, then the cheapest; denied providers never,
  /// and none that makes the verdict worse while another does not. None for machines of one's own
  /// choice: there the documents stay where the model is.
  [[nodiscard]] const RetrievalHosts& hosts(std::size_t placement) const {
    return places_[placement].hosts;
  }
  /// Everybody who receives data of an option there, the model's host first.
  [[nodiscard]] std::vector<Recipient> recipients(std::size_t placement) const;
  [[nodiscard]] const Market& market() const { return market_; }

 private:
  struct Place {
    ComplianceVerdict verdict;
    RuleVerdict overall = RuleVerdict::not_advisable;
    bool awaits_security_officer = false;
    RetrievalHosts hosts;
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
  struct JudgedHost {
    const HostedRetrieval* host = nullptr;
    ComplianceVerdict verdict;
  };

  [[nodiscard]] static Question question_of(const Project& project);
  [[nodiscard]] ComplianceVerdict assessed(const Placement& placement) const;
  [[nodiscard]] std::vector<JudgedHost> judged(RetrievalModelKind kind) const;
  [[nodiscard]] const JudgedHost* chosen(const std::vector<JudgedHost>& hosts,
                                         std::size_t placement) const;
  void add_hosts(std::size_t placement);

  const Market& market_;
  const CostBook& costs_;
  Date today_;
  std::vector<Place> places_;
  std::vector<JudgedHost> embedding_;
  std::vector<JudgedHost> reranking_;
  std::optional<Question> asked_;
};

}  // namespace llmadvisor
