#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "llmadvisor/catalog/files.hpp"
#include "support/catch.hpp"

using namespace llmadvisor;

namespace {

const std::filesystem::path data_directory = std::string(LLMADVISOR_SOURCE_DIR) + "/data";

void gather_sources(const nlohmann::json& json, std::set<std::string>& sources) {
  if (!json.is_structured()) return;
  for (const auto& [key, value] : json.items()) {
    const bool is_source = key == "source" || key == "power_source" || key == "reference";
    if (is_source && value.is_string()) sources.insert(value.get<std::string>());
    gather_sources(value, sources);
  }
}

std::set<std::string> shipped_sources() {
  std::set<std::string> sources;
  for (const auto& entry : std::filesystem::directory_iterator(data_directory)) {
    if (entry.path().extension() != ".json") continue;
    gather_sources(nlohmann::json::parse(read_file(entry.path().string())), sources);
  }
  return sources;
}

/// What the notice names: everything that it sets as code.
std::vector<std::string> named_in(const std::string& notice) {
  std::vector<std::string> names;
  const std::regex code("`([^`]+)`");
  for (std::sregex_iterator it(notice.begin(), notice.end(), code), end; it != end; ++it) {
    names.push_back((*it)[1]);
  }
  return names;
}

/// Repositories, written `owner/name:path` or `owner/name@commit`, and addresses with a scheme.
std::vector<std::string> addresses_in(const std::string& source) {
  std::vector<std::string> addresses;
  const std::regex address(
      R"((?:^|; )([A-Za-z0-9][\w-]*/[\w.-]+)[:@]|https?://(?:www\.)?([\w.-]+))");
  for (std::sregex_iterator it(source.begin(), source.end(), address), end; it != end; ++it) {
    addresses.push_back((*it)[1].matched ? (*it)[1] : (*it)[2]);
  }
  return addresses;
}

}  // namespace

TEST_CASE("the source of every shipped record is named in the notice") {
  const auto names = named_in(read_file((data_directory / "NOTICE.md").string()));
  const auto sources = shipped_sources();
  REQUIRE(sources.size() > 500);
  for (const auto& source : sources) {
    INFO(source);
    CHECK(std::ranges::any_of(names,
                              [&](const auto& name) { return source.find(name) != source.npos; }));
  }
}

TEST_CASE("every repository and address that a source cites is named in the notice") {
  const auto names = named_in(read_file((data_directory / "NOTICE.md").string()));
  // A file on a hub of repositories is named by its owner and name.
  const std::set<std::string> hubs{"github.com", "huggingface.co", "raw.githubusercontent.com"};
  for (const auto& source : shipped_sources()) {
    for (const auto& address : addresses_in(source)) {
      INFO(source);
      INFO(address);
      CHECK((hubs.contains(address) || std::ranges::find(names, address) != names.end()));
    }
  }
}

TEST_CASE("the licences that the shipped files carry have their texts") {
  const auto reuse = read_file(std::string(LLMADVISOR_SOURCE_DIR) + "/REUSE.toml");
  const std::regex identifiers(R"re(SPDX-License-Identifier = "([^"]+)")re");
  const std::regex licence(R"(\b(?!AND\b)[\w.-]+)");
  std::size_t found = 0;
  for (std::sregex_iterator it(reuse.begin(), reuse.end(), identifiers), end; it != end; ++it) {
    const std::string expression = (*it)[1];
    for (std::sregex_iterator id(expression.begin(), expression.end(), licence); id != end; ++id) {
      INFO(id->str());
      CHECK(std::filesystem::exists(std::string(LLMADVISOR_SOURCE_DIR) + "/LICENSES/" + id->str() +
                                    ".txt"));
      ++found;
    }
  }
  CHECK(found > 4);
}
