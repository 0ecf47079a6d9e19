#include <algorithm>
#include <set>

#include "llmadvisor/engine/advise.hpp"
#include "llmadvisor/engine/choice/places.hpp"
#include "llmadvisor/engine/resolve.hpp"
#include "support/catch.hpp"
#include "support/frozen_market.hpp"
#include "support/projects.hpp"
#include "support/stricter_classes.hpp"

using namespace llmadvisor;

namespace {

const Date today = *parse_date("2026-11-23");

Advice answer(const ProjectInput& input) {
  AdviseSettings bare;
  bare.robustness = Robustness::skipped;
  bare.listing = Listing::all;
  return advise(input, frozen_market(), today, bare);
}

ProjectInput with_documents(Sensitivity data, Jurisdiction area) {
  ProjectInput input;
  input.sensitivity = data;
  input.jurisdiction = area;
  input.rag = Wanted::yes;
  return input;
}

const Recipient* recipient(const Option& o, RecipientRole role) {
  const auto found = std::ranges::find(o.recipients, role, &Recipient::role);
  return found == o.recipients.end() ? nullptr : &*found;
}

std::optional<RecipientRole> role_behind(LineKind kind) {
  switch (kind) {
    case LineKind::corpus_embedding:
    case LineKind::query_embedding:
      return RecipientRole::embedding;
    case LineKind::vector_store:
    case LineKind::vector_reads:
    case LineKind::vector_writes:
    case LineKind::vector_minimum:
    case LineKind::vector_machine:
      return RecipientRole::vector_store;
    case LineKind::reranking:
      return RecipientRole::reranking;
    case LineKind::tuning:
      return RecipientRole::tuning;
    default:
      return std::nullopt;
  }
}

void check_recipients(const Option& o) {
  INFO(option_id(o));
  REQUIRE(recipient(o, RecipientRole::model) != nullptr);
  CHECK(recipient(o, RecipientRole::model)->provider->id == o.provider);
  for (const auto& line : o.bill.lines) {
    const auto role = role_behind(line.kind);
    if (!role) continue;
    const Recipient* who = recipient(o, *role);
    REQUIRE(who != nullptr);
    const bool names_its_host =
        o.deployment || line.detail.find(who->provider->id) == 0 ||
        line.kind == LineKind::vector_store || line.kind == LineKind::vector_reads ||
        line.kind == LineKind::vector_writes || line.kind == LineKind::vector_minimum ||
        line.kind == LineKind::tuning;
    CHECK(names_its_host);
  }
  for (const auto& r : o.recipients) {
    if (o.verdict == Verdict::rejected) continue;
    CHECK_FALSE(r.refused);
    CHECK(r.compliance.verdict <= o.compliance.verdict);
    if (o.verdict == Verdict::feasible) CHECK(r.compliance.verdict == RuleVerdict::allowed);
    for (const auto& c : r.compliance.conditions) {
      const bool is_asked = std::ranges::any_of(o.compliance.conditions, [&](const auto& other) {
        return other.condition == c.condition && other.provider == r.provider;
      });
      CHECK(is_asked);
    }
  }
}

}  // namespace

TEST_CASE("Whatever a bill pays to hold documents or prompts is a recipient no worse judged") {
  for (unsigned seed = 0; seed < 40; ++seed) {
    INFO(seed);
    ProjectInput input = some_special_project(seed);
    input.rag = Wanted::yes;
    if (seed % 2 == 0) input.reranking = Wanted::yes;
    if (seed % 4 == 0) input.fine_tuning = Wanted::yes;
    for (const auto& o : answer(input).options) check_recipients(o);
  }
}

TEST_CASE("No recipient of an admitted option is a denied provider") {
  for (const auto* denied : {"openai", "pinecone", "nebius", "aws"}) {
    ProjectInput input = with_documents(Sensitivity::internal, Jurisdiction::eu);
    input.filters.denied_providers = {denied};
    for (const auto& o : answer(input).options) {
      for (const auto& r : o.recipients) CHECK(r.provider->id != denied);
    }
  }
}

TEST_CASE("Documents with card numbers do not go to OpenAI beside a model at a cloud") {
  const Advice advice = answer(with_documents(Sensitivity::card, Jurisdiction::eu));
  for (const auto& o : advice.options) {
    if (o.verdict == Verdict::rejected || o.deployment) continue;
    INFO(option_id(o));
    const Recipient* embeds = recipient(o, RecipientRole::embedding);
    REQUIRE(embeds != nullptr);
    CHECK(embeds->provider->id != "openai");
    CHECK(embeds->compliance.verdict != RuleVerdict::not_advisable);
  }
}

TEST_CASE("Where another embeds American patient records its BAA is a condition of its own") {
  const Advice advice = answer(with_documents(Sensitivity::medical, Jurisdiction::us));
  int with_two = 0;
  for (const auto& o : advice.options) {
    if (o.verdict == Verdict::rejected || o.deployment) continue;
    INFO(option_id(o));
    std::set<std::string> providers;
    for (const auto& r : o.recipients) providers.insert(r.provider->id);
    std::set<std::string> signers;
    for (const auto& c : o.compliance.conditions) {
      if (c.condition->id == "C12") signers.insert(c.provider->id);
    }
    CHECK(signers == providers);
    if (signers.size() > 1) ++with_two;
  }
  CHECK(with_two > 0);
}

TEST_CASE("Personal data of France are embedded under the law of the EEA where the model is") {
  const Advice advice = answer(with_documents(Sensitivity::personal, Jurisdiction::fr));
  int at_home = 0;
  for (const auto& o : advice.options) {
    if (o.verdict == Verdict::rejected || o.deployment) continue;
    const Provider& host = *o.recipients.front().provider;
    if (!in_eea(host.jurisdiction)) continue;
    INFO(option_id(o));
    for (const auto& r : o.recipients) CHECK(in_eea(r.provider->jurisdiction));
    ++at_home;
  }
  CHECK(at_home > 0);
}

TEST_CASE("Whose law holds nobody knows is never the pick for data about people") {
  for (unsigned seed = 0; seed < 30; ++seed) {
    ProjectInput input = some_special_project(seed);
    if (seed % 3 == 0) input.jurisdiction = Jurisdiction::any;
    const Advice advice = answer(input);
    if (!advice.pick || advice.project.requirements.sensitivity <= Sensitivity::internal) continue;
    const Option& pick = advice.options[*advice.pick];
    CHECK(pick.legal_tier != LegalTier::d);
    for (const auto& r : pick.recipients) {
      const bool is_known =
          r.provider->kind == ProviderKind::owner || !r.provider->jurisdiction.empty();
      CHECK(is_known);
    }
  }
}

TEST_CASE("A stricter class never admits more, over 1,000 random projects") {
  const Catalog& catalog = frozen_market();
  const Market market = stock_market(catalog, {}, today);
  const CostBook costs(catalog, today);
  Places laxer(market, costs, today);
  Places stricter(market, costs, today);
  int closed = 0;
  for (unsigned seed = 0; seed < 1000; ++seed) {
    ProjectInput input = some_special_project(seed);
    input.jurisdiction = static_cast<Jurisdiction>(seed % enum_names<Jurisdiction>.size());
    const auto& [lax, strict] = stricter_classes[seed % std::size(stricter_classes)];
    input.sensitivity = lax;
    laxer.assess_for(resolve(input, catalog));
    input.sensitivity = strict;
    stricter.assess_for(resolve(input, catalog));
    for (std::size_t place = 0; place < market.placements.size(); ++place) {
      const bool opened = stricter.overall(place) != RuleVerdict::not_advisable &&
                          laxer.overall(place) == RuleVerdict::not_advisable;
      if (opened) {
        CAPTURE(seed, market.placements[place].provider->id, to_string(strict));
        CHECK_FALSE(opened);
      }
      closed += stricter.overall(place) > laxer.overall(place) ? 1 : 0;
    }
  }
  CHECK(closed > 1000);
}
