#include <nlohmann/json.hpp>
#include <set>

#include "llmadvisor/engine/advise.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinRel;

namespace {

Advice advised(ProjectInput input) {
  const AdviseSettings plain{.robustness = Robustness::skipped};
  return advise(input, shipped_catalog(), *parse_date("2026-11-26"), plain);
}

ProjectInput people(double users, Task task) {
  ProjectInput input;
  input[Number::users] = users;
  input.task = task;
  return input;
}

const SeatPlan& seat(const Advice& advice, std::string_view id) {
  const auto found =
      std::ranges::find_if(advice.seats, [&](const SeatPlan& plan) { return plan.seat->id == id; });
  REQUIRE(found != advice.seats.end());
  return *found;
}

bool has_reason(const SeatPlan& plan, SeatReason reason) {
  return std::ranges::find(plan.reasons, reason) != plan.reasons.end();
}

}  // namespace

TEST_CASE("a seat for each person costs its price times the people, and stands apart") {
  const Advice advice = advised(people(40, Task::chat));
  // 40 x 20 dollars.
  CHECK(seat(advice, "openai/chatgpt-business").monthly.expected == Usd(800));
  for (const auto& option : advice.options) CHECK(option.provider != "openai/chatgpt-business");
}

TEST_CASE("seats that are sold by the hundred are paid by the hundred") {
  const Advice advice = advised(people(40, Task::chat));
  const auto& enterprise = seat(advice, "openai/chatgpt-enterprise");
  CHECK(enterprise.seats == 150);
  CHECK(enterprise.monthly.expected == Usd(9000));  // 150 x 60
}

TEST_CASE("a seat of a year costs a twelfth a month, and one in euros its rate") {
  const Advice coding = advised(people(2, Task::coding));
  CHECK_THAT(seat(coding, "jetbrains/ai-pro").each.expected.value(), WithinRel(200.0 / 12, 1e-12));
  const Advice chat = advised(people(2, Task::chat));
  CHECK_THAT(seat(chat, "mistral/team").each.expected.value(),
             WithinRel(24.99 * usd_per(Currency::eur, shipped_catalog()), 1e-12));
}

TEST_CASE("plans that may be trained on are for public data alone") {
  ProjectInput one = people(1, Task::chat);
  CHECK(has_reason(seat(advised(one), "openai/chatgpt-plus"), SeatReason::trained_on));
  one.sensitivity = Sensitivity::public_data;
  CHECK(seat(advised(one), "openai/chatgpt-plus").reasons.empty());
  one[Number::users] = 3;
  CHECK(has_reason(seat(advised(one), "openai/chatgpt-plus"), SeatReason::too_many));
}

TEST_CASE("what the rules keep from a vendor they keep from its seats") {
  ProjectInput doctors = people(40, Task::chat);
  doctors.sensitivity = Sensitivity::medical;
  doctors.jurisdiction = Jurisdiction::fr;
  const Advice advice = advised(doctors);
  REQUIRE_FALSE(advice.seats.empty());
  for (const auto& plan : advice.seats) {
    INFO(plan.seat->id);
    // No page was read that certifies any of them.
    CHECK((has_reason(plan, SeatReason::data_rules) || !plan.conditions.empty()));
  }
}

TEST_CASE("editors are for developers, chats for the others, and nobody sits at an extraction") {
  const auto uses = [](Task task) {
    std::set<SeatUse> found;
    const Advice advice = advised(people(5, task));
    for (const auto& plan : advice.seats) found.insert(plan.seat->use);
    return found;
  };
  CHECK(uses(Task::coding) == std::set{SeatUse::coding, SeatUse::chat_and_coding});
  CHECK(uses(Task::chat) == std::set{SeatUse::chat, SeatUse::chat_and_coding});
  CHECK(uses(Task::extraction).empty());
}

TEST_CASE("people whom the description counts are offered seats, and requests are not") {
  ProjectInput described;
  described.description = "assistant for 40 lawyers";
  CHECK_FALSE(advised(described).seats.empty());
  CHECK(advised({}).seats.empty());
}
