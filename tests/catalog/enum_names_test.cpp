#include "llmadvisor/catalog/enum_names.hpp"

#include "llmadvisor/catalog/gpu.hpp"
#include "support/catch.hpp"

namespace llmadvisor {
namespace {

enum class Light { red, amber, green };
enum class Card { hearts, spades };

}  // namespace

template <>
inline constexpr auto enum_rows<Light> =
    std::to_array<EnumRow<Light>>({{Light::red, "red"}, {Light::amber, "amber"}});
template <>
inline constexpr auto enum_rows<Card> =
    std::to_array<EnumRow<Card>>({{Card::spades, "spades"}, {Card::hearts, "hearts"}});

}  // namespace llmadvisor

using namespace llmadvisor;

TEST_CASE("a row that is missing or out of place is seen when compiled") {
  // What names() asserts: Light lacks green, Card has its rows in another order.
  STATIC_REQUIRE_FALSE(enum_detail::has_a_row_each<Light>(std::make_index_sequence<2>()));
  STATIC_REQUIRE_FALSE(enum_detail::has_a_row_each<Card>(std::make_index_sequence<2>()));
  STATIC_REQUIRE(enum_detail::has_a_row_each<GpuVendor>(std::make_index_sequence<3>()));
}

TEST_CASE("a name leads back to its enumerator, and no other text does") {
  for (const auto& row : enum_rows<Interconnect>) {
    CHECK(to_string(row.value) == row.name);
    CHECK(parse_enum<Interconnect>(row.name) == row.value);
  }
  CHECK_FALSE(parse_enum<Interconnect>("NVLink"));
  CHECK_FALSE(parse_enum<Interconnect>(""));
}
