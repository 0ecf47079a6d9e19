#include "llmadvisor/catalog/strict_json.hpp"

#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/text/utf8.hpp"

namespace llmadvisor {
namespace {

constexpr std::size_t deepest_nesting = 16;

}  // namespace

nlohmann::json parse_strictly(const std::string& file, std::string_view text, Comments comments) {
  std::vector<std::set<std::string, std::less<>>> keys;
  const auto check = [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
    using Event = nlohmann::json::parse_event_t;
    if (static_cast<std::size_t>(depth) > deepest_nesting) {
      throw DataError("bad-data", file + ": nested too deeply");
    }
    if (event == Event::object_start) keys.emplace_back();
    if (event == Event::object_end) keys.pop_back();
    if (event == Event::key && !keys.back().insert(parsed.get<std::string>()).second) {
      throw DataError("bad-data", file + ": duplicate key \"" + parsed.get<std::string>() + "\"");
    }
    return true;
  };
  try {
    return nlohmann::json::parse(text, check, true, comments == Comments::ignored);
  } catch (const nlohmann::json::exception& e) {
    const std::string_view what = e.what();
    const auto detail = what.find("] ");
    throw DataError("bad-json",
                    file + ": not valid JSON: " +
                        repaired_utf8(detail == what.npos ? what : what.substr(detail + 2)));
  }
}

}  // namespace llmadvisor
