#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>

#include "exit_code.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/report/records.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"

using namespace llmadvisor;
using namespace llmadvisor::test;

namespace {

/// Words that are English and never French: what an answer in French must not hold.
const std::set<std::string>& english_words() {
  static const std::set<std::string> words = [] {
    std::istringstream in(
        read_file(std::string(LLMADVISOR_SOURCE_DIR) + "/tests/fixtures/english_words.txt"));
    std::set<std::string> all;
    for (std::string word; in >> word;) all.insert(word);
    return all;
  }();
  return words;
}

/// What people and pages are called, in whatever language: longest first, so that a name within a
/// name does not leave a rest.
const std::vector<std::string>& names() {
  static const std::vector<std::string> all = [] {
    const Catalog& c = frozen_catalog();
    std::vector<std::string> names;
    const auto add = [&](const std::string& name) {
      if (!name.empty()) names.push_back(name);
    };
    for (const auto& m : c.models) {
      add(m.name);
      add(m.id);
      if (m.licence) add(m.licence->name);
    }
    for (const auto& p : c.providers) {
      add(p.name);
      add(p.id);
    }
    for (const auto& g : c.gpus) add(g.name);
    for (const auto& o : c.gpu_offers) add(o.instance_type);
    for (const auto& s : c.servers) add(s.name);
    for (const auto& table : catalog_table_names()) add(table);
    std::ranges::sort(names, std::greater{}, &std::string::size);
    return names;
  }();
  return all;
}

void blank_out(std::string& text, const std::string& open, const std::string& close) {
  for (auto from = text.find(open); from != std::string::npos; from = text.find(open, from + 1)) {
    const auto to = text.find(close, from + open.size());
    if (to == std::string::npos) return;
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(from),
              text.begin() + static_cast<std::ptrdiff_t>(to + close.size()), ' ');
  }
}

/// The text on one line, without names and quotes.
std::string own_words(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  const auto twice = [](char a, char b) { return a == ' ' && b == ' '; };
  text.erase(std::unique(text.begin(), text.end(), twice), text.end());
  blank_out(text, "«", "»");
  blank_out(text, "\"", "\"");
  for (const auto& name : names()) {
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
      text.replace(at, name.size(), name.size(), ' ');
    }
  }
  return text;
}

/// English words of a text, each once. Parts of ids, paths, flags and addresses are no words.
std::set<std::string> english_in(const std::string& text) {
  std::set<std::string> found;
  std::istringstream in(own_words(text));
  for (std::string token; in >> token;) {
    if (token.find_first_of("/_@=\\") != std::string::npos || token.starts_with("-")) continue;
    const auto letter = [](unsigned char c) { return std::isalpha(c) != 0 || c >= 0x80; };
    while (!token.empty() && !letter(static_cast<unsigned char>(token.back()))) token.pop_back();
    const auto first = std::ranges::find_if(token, letter);
    token.erase(token.begin(), first);
    std::ranges::transform(token, token.begin(), [](unsigned char c) {
      return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
    });
    if (english_words().contains(token)) found.insert(token);
  }
  return found;
}

std::string joined(const std::set<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += word + " ";
  return text;
}

}  // namespace

TEST_CASE("the word list tells English from French") {
  CHECK(english_in("Le plus rapide, sur vos serveurs en propre : 12 h par jour").empty());
  CHECK(english_in("152083 requests x 0.05 months") == std::set<std::string>{"requests", "months"});
  CHECK(english_in("la page « we do not train » le dit").empty());
}

TEST_CASE("an answer in French holds no English word outside names and quotes") {
  const auto line = GENERATE(
      as<std::string>{}, "recommend", "recommend --budget 300",
      "recommend --budget 300 --sensitivity medical", "recommend --budget 5 --only rented-gpu",
      "recommend --sensitivity secret --jurisdiction fr",
      "recommend --rag --reranking --fine-tuning --budget 2000eur "
      "--jurisdiction eu",
      "explain", "explain --gpu a10g --only rented-gpu",
      "explain --only on-premises --rag --fine-tuning",
      "explain --only closed-api --cached-share 0.5 --batch-share 0.2",
      "estimate --model qwen3-8b --gpu a10g",
      "estimate --model qwen3-8b --gpu a10g --concurrency 8",
      "accuracy data/measurements/serving.csv", "catalog list models", "catalog list",
      "catalog show provider openai", "catalog check", "catalog diff embedded embedded");
  const auto format = GENERATE(as<std::string>{}, "text", "markdown", "html");
  CAPTURE(line, format);
  const auto outcome = run_line(line + " -v --lang fr --format " + format);
  // Not every command has every format; the text it always has.
  if (format != "text" && outcome.code == cli::ExitCode::usage) return;
  CHECK(outcome.code != cli::ExitCode::failure);
  INFO(outcome.out << outcome.err);
  std::string text = outcome.out;
  if (format == "html") {
    blank_out(text, "<style>", "</style>");
    blank_out(text, "<", ">");
  }
  CHECK(joined(english_in(text)) == "");
  CHECK(joined(english_in(outcome.err)) == "");
}

TEST_CASE("a French colon stands behind a space that does not break") {
  const auto out = run_line("explain --only closed-api --lang fr").out;
  CHECK(out.find("Jetons d'entrée\u00a0:") != std::string::npos);
  CHECK(out.find("Jetons d'entrée:") == std::string::npos);
}
