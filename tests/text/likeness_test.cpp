#include "llmadvisor/text/likeness.hpp"

#include "support/catch.hpp"

using namespace llmadvisor;

TEST_CASE("the edit distance counts insertions, deletions, replacements and swaps") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("a10g", "a10g") == 0);
  CHECK(edit_distance("recomend", "recommend") == 1);
  CHECK(edit_distance("promtp", "prompt") == 1);  // a swap of neighbours
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("", "abc") == 3);
}

TEST_CASE("names are the same whatever the case of their ASCII letters, and only of these") {
  CHECK(same_letters("NVIDIA A10G", "nvidia a10g"));
  CHECK_FALSE(same_letters("a10g", "a10"));
  CHECK(lower_case("\u00c9COLE A10") == "\u00c9cole a10");
}
