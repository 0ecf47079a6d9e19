#include "quantiles.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "support/catch.hpp"

using llmadvisor::Quantiles;

TEST_CASE("quantiles of a small log are its own values") {
  Quantiles q;
  for (int i = 100; i >= 1; --i) q.add(i);
  CHECK(q.is_exact());
  CHECK(q.at(0.5) == 50);
  CHECK(q.at(0.9) == 90);
  CHECK(q.at(0.99) == 99);
  CHECK(q.at(1) == 100);
}

TEST_CASE("quantiles of nothing are zero, and of one value that value") {
  Quantiles q;
  CHECK(q.at(0.5) == 0);
  q.add(7);
  CHECK(q.at(0.01) == 7);
  CHECK(q.at(0.99) == 7);
}

TEST_CASE("quantiles of a large log are within one percent of the exact ones") {
  std::mt19937_64 random(7);
  std::lognormal_distribution<double> tokens(6, 2);
  Quantiles q;
  std::vector<double> all;
  for (std::size_t i = 0; i < 3 * Quantiles::exact_values; ++i) {
    all.push_back(std::floor(tokens(random)));
    q.add(all.back());
  }
  CHECK_FALSE(q.is_exact());
  std::ranges::sort(all);
  for (const double share : {0.01, 0.5, 0.9, 0.99, 0.999}) {
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(all.size())));
    CAPTURE(share);
    CHECK_THAT(q.at(share),
               Catch::Matchers::WithinRel(all[rank - 1], Quantiles::relative_error * 1.0001));
  }
}

TEST_CASE("the largest count has a class of its own among many zeros") {
  Quantiles q;
  for (std::size_t i = 0; i < 2 * Quantiles::exact_values; ++i) q.add(0);
  q.add(1e15);
  CHECK(q.at(0.5) == 0);
  CHECK_THAT(q.at(1), Catch::Matchers::WithinRel(1e15, 0.0101));
}
