#include "draw/svg.hpp"

#include "support/catch.hpp"

using namespace llmadvisor;
using Catch::Matchers::WithinAbs;

TEST_CASE("a logarithmic scale puts equal factors at equal distances", "[draw]") {
  const Scale x(Scale::Kind::logarithmic, 10, 1000, 0, 200);
  CHECK_THAT(x(10), WithinAbs(0, 1e-9));
  CHECK_THAT(x(100), WithinAbs(100, 1e-9));
  CHECK_THAT(x(1000), WithinAbs(200, 1e-9));
  // What lies beyond stands at the edge.
  CHECK_THAT(x(1e6), WithinAbs(200, 1e-9));
  CHECK(x.ticks() == std::vector<double>{10, 100, 1000});
}

TEST_CASE("a scale of less than two decades has ticks between the powers", "[draw]") {
  CHECK(Scale(Scale::Kind::logarithmic, 40, 600, 0, 1).ticks() ==
        std::vector<double>{50, 100, 200, 500});
}

TEST_CASE("a logarithmic scale of a narrow range has the ticks of a linear one", "[draw]") {
  CHECK(Scale(Scale::Kind::logarithmic, 610, 930, 0, 1).ticks() ==
        std::vector<double>{700, 800, 900});
}

TEST_CASE("a linear scale has about four round ticks", "[draw]") {
  CHECK(Scale(Scale::Kind::linear, 0, 100, 0, 1).ticks() == std::vector<double>{0, 50, 100});
  CHECK(Scale(Scale::Kind::linear, 0, 70, 0, 1).ticks() == std::vector<double>{0, 20, 40, 60});
}

TEST_CASE("a picture escapes every word and says what it is", "[draw]") {
  Svg svg("one", 400, 100, "A <title>", "\"quoted\" & more");
  svg.text({1, 2}, Anchor::end, "", "</svg><script>");
  const std::string out = std::move(svg).take();
  CHECK(out.find("<script>") == std::string::npos);
  CHECK(out.find("&lt;/svg&gt;&lt;script&gt;") != std::string::npos);
  CHECK(out.find("aria-labelledby=\"one-t one-d\"") != std::string::npos);
  CHECK(out.find("<title id=\"one-t\">A &lt;title&gt;</title>") != std::string::npos);
}
