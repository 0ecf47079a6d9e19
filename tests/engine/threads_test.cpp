#include <future>
#include <string>
#include <vector>

#include "llmadvisor/engine/advise.hpp"
#include "support/catch.hpp"
#include "support/frozen_market.hpp"
#include "support/projects.hpp"

using namespace llmadvisor;

namespace {

const Date today = *parse_date("2026-11-23");

/// All that an answer settles on.
std::vector<std::string> summary_of(const Advice& advice) {
  std::vector<std::string> summary;
  for (const auto& o : advice.options) {
    summary.push_back(option_id(ref_of(o)) + " " + std::to_string(o.full_cost.expected.value()));
  }
  for (const auto& flip : advice.flips) {
    summary.push_back(flip.option ? option_id(*flip.option) : "nothing");
  }
  return summary;
}

std::vector<std::vector<std::string>> answers_from(unsigned first) {
  std::vector<std::vector<std::string>> answers;
  for (unsigned seed = first; seed < first + 3; ++seed) {
    answers.push_back(summary_of(advise(some_special_project(seed), frozen_market(), today)));
  }
  return answers;
}

}  // namespace

// Under a race detector (preset `race`) this is the proof that a catalogue may be shared.
TEST_CASE("threads that share a catalogue answer as one alone does", "[threads]") {
  const auto alone = answers_from(0);
  std::vector<std::future<std::vector<std::vector<std::string>>>> together;
  for (int thread = 0; thread < 3; ++thread) {
    together.push_back(std::async(std::launch::async, [] { return answers_from(0); }));
  }
  for (auto& answers : together) CHECK(answers.get() == alone);
  CHECK_FALSE(alone.front().empty());
}
