#include <algorithm>
#include <cctype>
#include <fstream>
#include <set>
#include <sstream>

#include "exit_code.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/report/records.hpp"
#include "llmadvisor/report/speak/findings.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/temporary_directory.hpp"

using namespace llmadvisor;
using namespace llmadvisor::test;
using llmadvisor::cli::ExitCode;

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
    add("llmadvisor help glossary");
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

/// Blanks what stands between « and » where it is a quote: words of these files.
void blank_quotes(std::string& text, const std::string& files) {
  const std::string open = "«\u00a0";
  const std::string close = "\u00a0»";
  for (auto from = text.find(open); from != std::string::npos; from = text.find(open, from + 1)) {
    const auto start = from + open.size();
    const auto end = text.find(close, start);
    if (end == std::string::npos) return;
    if (files.find(text.substr(start, end - start)) == std::string::npos) continue;
    std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(start), end - start, ' ');
  }
}

std::string on_one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  const auto twice = [](char a, char b) { return a == ' ' && b == ' '; };
  text.erase(std::unique(text.begin(), text.end(), twice), text.end());
  return text;
}

/// The text without names and what stands between straight quotes.
std::string own_words(std::string text) {
  blank_out(text, "\"", "\"");
  blank_out(text, "`", "`");
  for (const auto& name : names()) {
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
      text.replace(at, name.size(), name.size(), ' ');
    }
  }
  return text;
}

/// English words, each once. Parts of ids, paths, flags and addresses are no words.
std::set<std::string> english_outside_names(const std::string& text) {
  std::set<std::string> found;
  std::istringstream in(own_words(text));
  for (std::string token; in >> token;) {
    if (token.starts_with("(")) token.erase(0, 1);
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

/// The same for an answer that quotes pages and notes at length.
std::set<std::string> english_in(const std::string& text) {
  auto line = on_one_line(text);
  blank_out(line, "«", "»");
  return english_outside_names(line);
}

/// The same where only words of these files are quotes.
std::set<std::string> english_beside(const std::string& files, const std::string& text) {
  auto line = on_one_line(text);
  blank_quotes(line, files);
  return english_outside_names(line);
}

/// Particulars that nobody filled into their sentence: "{share}".
std::set<std::string> unfilled_in(const std::string& text) {
  std::set<std::string> found;
  for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const auto close = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", open + 1);
    if (close == std::string::npos || text[close] != '}' || close == open + 1) continue;
    found.insert(text.substr(open, close + 1 - open));
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
      "estimate --model qwen3-8b --gpu a10g --kv-cache fp8 --shared-prefix-tokens 500",
      "estimate --model llama-3.3-70b --gpu a10g --weights bf16",
      "estimate --engine llama.cpp --model llama-3.1-8b --gpu apple-m4-max",
      "estimate --engine llama.cpp --model llama-3.3-70b --gpu rtx-3060",
      "accuracy data/measurements/serving.csv", "catalog list models", "catalog list",
      "catalog show provider openai", "catalog check", "catalog diff embedded embedded");
  const auto format = GENERATE(as<std::string>{}, "text", "markdown", "html");
  CAPTURE(line, format);
  const auto outcome = run_line(line + " -v --lang fr --format " + format);
  // Not every command has every format; the text it always has.
  if (format != "text" && outcome.code == ExitCode::usage) return;
  CHECK(outcome.code != ExitCode::failure);
  INFO(outcome.out << outcome.err);
  std::string text = outcome.out;
  if (format == "html") {
    blank_out(text, "<style>", "</style>");
    blank_out(text, "<script>", "</script>");
    blank_out(text, "<", ">");
  }
  CHECK(joined(english_in(text)) == "");
  CHECK(joined(english_in(outcome.err)) == "");
  CHECK(joined(unfilled_in(text)) == "");
  CHECK(joined(unfilled_in(outcome.err)) == "");
}

TEST_CASE("a French colon stands behind a space that does not break") {
  const auto out = run_line("explain --only closed-api --lang fr").out;
  CHECK(out.find("Jetons d'entrée\u00a0:") != std::string::npos);
  CHECK(out.find("Jetons d'entrée:") == std::string::npos);
}

namespace {

/// A layer with something wrong in every table that a person writes by hand.
const std::vector<std::pair<std::string, std::string>> faulty_layer{
    {"api_offers.json", R"({"api_offers": [
      {"id": "groq/a", "provider": "nemo", "model": "personne", "currency": "usd",
       "prices": {"input_per_million_tokens": 300, "output_per_million_tokens": 0.3,
                  "cached_input_per_million_tokens": 400},
       "batch_prices": {"input_per_million_tokens": 500, "output_per_million_tokens": 0.3},
       "context_tiers": [{"above_input_tokens": 9, "prices": {"input_per_million_tokens": 1,
                          "output_per_million_tokens": 1}},
                         {"above_input_tokens": 8, "prices": {"input_per_million_tokens": 1,
                          "output_per_million_tokens": 1}}],
       "disagreement": "another source says that it costs half",
       "source": "own page", "as_of": "2030-01-01"},
      {"id": "groq/gpt-oss-20b", "provider": "groq", "model": "gpt-oss-20b", "currency": "usd",
       "prices": {"input_per_million_tokens": 0.00005, "output_per_million_tokens": 0.00005},
       "source": "own page", "as_of": "2026-11-20"},
      {"id": "groq/gpt-oss-120b", "provider": "groq", "model": "gpt-oss-120b", "currency": "usd",
       "prices": {"input_per_million_tokens": 9, "output_per_million_tokens": 190},
       "source": "own page", "as_of": "2026-07-01"},
      {"id": "groq/b", "provider": "groq", "model": "gpt-oss-20b", "currency": "usd",
       "prices": {"input_per_million_tokens": 9}, "source": "own page", "as_of": "2014-01-01"},
      {"id": "groq/b", "provider": "groq", "model": "gpt-oss-20b", "currency": "usd",
       "prices": {"input_per_million_tokens": 9}, "source": "own page", "as_of": "2014-01-01"}]})"},
    {"gpu_offers.json", R"({"gpu_offers": [
      {"id": "aws/a", "provider": "nemo", "instance_type": "a", "gpu": "rien", "gpus": 1,
       "region": "us-east-1", "currency": "usd", "on_demand_per_hour": 0.01,
       "reserved_1_year_per_hour": 1, "spot": {"low_per_hour": 2, "high_per_hour": 3},
       "source": "own page", "as_of": "2026-11-20"},
      {"id": "aws/b", "provider": "aws", "instance_type": "b", "gpu": "a10g", "gpus": 1,
       "region": "us-east-1", "currency": "usd", "source": "own page", "as_of": "2026-11-20"}]})"},
    {"gpus.json", R"({"gpus": [
      {"id": "x1", "name": "X1", "aliases": ["A10G"], "vendor": "nvidia", "architecture": "Ampere",
       "memory_gib": 24, "reported_memory_mib": 90000, "bandwidth_gb_per_s": 10,
       "interconnect": "pcie", "dense_16bit_tflops": 100, "dense_fp8_tflops": 4000, "supports_bf16": true,
       "power_watts": 400, "source": "own page", "as_of": "2026-11-20"}]})"},
    {"defaults.json", R"({"defaults": [
      {"input": "hours_per_dya", "number": 8, "why": "seen so far"},
      {"input": "days_per_week", "text": "all", "why": "seen so far"},
      {"input": "jurisdiction", "text": "superb", "why": "seen so far"}]})"},
    {"rules.json", R"({"rules": [
      {"sensitivity": "public", "jurisdiction": "us", "deployment": "closed-api",
       "verdict": "conditional", "unless": ["C99"], "basis": "own reading"},
      {"sensitivity": "public", "jurisdiction": "any", "deployment": "closed-api",
       "verdict": "not-advisable", "reason": "R99", "basis": "own reading", "sources": ["S99"]},
      {"sensitivity": "public", "jurisdiction": "us", "deployment": "hosted-api",
       "verdict": "allowed", "conditions": ["C1"], "basis": "own reading", "sources": ["T1"]}],
      "conditions": [
      {"id": "C77", "text_en": "You are compliant then", "text_fr": "Fait", "asked_of": "dpo",
       "question_en": "Is it done?", "question_fr": "Fait ?", "settled_by": "provider-facts",
       "proofs": [{"fact": "bsi_c5", "wanted": "unclear"}]}]})"},
    {"overrides.json", R"({"withdrawn": ["groq/gpt-oss-20"],
      "discounts": [{"provider": "qqqqqqqq", "percent": 5}],
      "cost_figures": [{"id": "zzzzzzzz", "expected": 1, "as_of": "2026-05-01"}]})"}};

struct Import {
  const char* format;
  const char* flags;
  const char* text;
};

const Import odd_files[] = {
    {"litellm", "", R"({
      "groq/qwen3-32b": {"litellm_provider": "groq", "mode": "chat",
        "input_cost_per_token": 6e-07, "output_cost_per_token": 2e-07},
      "groq/openai/gpt-oss-20b": {"litellm_provider": "groq", "mode": "chat",
        "input_cost_per_token": 2e-05, "output_cost_per_token": 6e-05},
      "groq/openai/gpt-oss-120b": {"litellm_provider": "groq", "mode": "chat",
        "input_cost_per_token": 1e-10, "output_cost_per_token": 1e-10},
      "groq/chose-latest": {"litellm_provider": "groq", "mode": "chat",
        "input_cost_per_token": 6e-07, "output_cost_per_token": 2e-07},
      "groq/llama-3.1-8b-instant": {"litellm_provider": "groq", "mode": "chat",
        "input_cost_per_token": 0, "output_cost_per_token": 0},
      "groq/llama-3.3-70b-versatile": {"litellm_provider": "groq", "mode": "chat",
        "input_cost_per_token": -1, "output_cost_per_token": 1},
      "groq/whisper": {"litellm_provider": "groq", "mode": "audio_transcription"},
      "chatgpt/x": {"litellm_provider": "chatgpt", "mode": "chat"},
      "nemo/x": {"litellm_provider": "nemo", "mode": "chat"},
      "groq/qwen3-8b": {"litellm_provider": "groq", "mode": "chat",
        "input_cost_per_token": 1, "output_cost_per_token": 1}})"},
    {"csv", "--accept",
     "provider,model,input_per_million_tokens,output_per_million_tokens,"
     "batch_input_per_million_tokens,batch_output_per_million_tokens,as_of\n"
     "groq,gpt-oss-20b,0.1,0.5,0.2,0.5,2026-11-20\n"
     "groq,gpt-oss-120b,0.1,0.5,,,2030-01-01\n"
     "openai,gpt-oss-120b,0.1,0.5,,,2026-11-01\n"
     "groq,gpt-oss-120b,0.0001,0.0001,,,2026-11-21\n"
     "groq,qwen3-32b,1e-300,0.5,,,2026-11-21\n"},
    {"csv", "--provider nouveau",
     "provider,model,input_per_million_tokens,"
     "output_per_million_tokens\nnouveau,gpt-oss-20b,0.1,0.5\ngroq,gpt-oss-20b,0.1,0.5\n"},
    {"skypilot", "--provider aws",
     "InstanceType,vCPUs,MemoryGiB,AcceleratorName,AcceleratorCount,GpuInfo,Price,SpotPrice,"
     "Region\n"
     "m5.large,2,8,,0,,0.096,0.03,us-east-1\n"
     "g9.spot,4,16,A10G,1,,0.5,0.6,us-east-1\n"
     "g9.floor,4,16,A10G,1,,1.00,1.00,us-east-1\n"
     "g9.none,4,16,A10G,1,,,,us-east-1\n"
     "g9.half,4,16,A10G,0.5,,0.5,0.2,us-east-1\n"
     "g9.many,4,16,A10G,4000,,0.5,0.2,us-east-1\n"
     "g9.nine,4,16,A10G,9,,4.5,1.2,us-east-1\n"
     ",4,16,A10G,1,,0.5,0.2,us-east-1\n"
     "g9.card,4,16,Z9000,1,,1.5,0.2,us-east-1\n"
     "g9.vague,4,16,A100,1,,1.5,0.2,us-east-1\n"
     "g5.4xlarge,16,64,A10G,1,,1.624,1.624,us-east-1\n"
     "g5.xlarge,16,64,A10G,1,,9,0.5,us-east-1\n"},
    {"hf-config", "--model petit", R"({"model_type": "llama", "hidden_size": 64, "vocab_size": 100,
      "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 128,
      "vision_config": {}})"}};

/// The stable names that an answer shows.
std::string reason_names() {
  std::string all;
  for (const auto name : enum_names<LeftOutReason>) all.append(name).append("\n");
  return all;
}

template <class Enum, class Told>
void check_each_in_french(const Told& told) {
  for (std::size_t i = 0; i < enum_names<Enum>.size(); ++i) {
    CAPTURE(enum_names<Enum>[i]);
    std::string text(told(static_cast<Enum>(i)));
    blank_out(text, "{", "}");
    CHECK(joined(english_beside("", text)) == "");
  }
}

}  // namespace

TEST_CASE("only words of a file are quotes where a check or an import says the rest") {
  const std::string quoted = "la page «\u00a0we do not train\u00a0» le dit";
  CHECK(english_beside("they say: we do not train", quoted).empty());
  CHECK_FALSE(english_beside("another page", quoted).empty());
}

TEST_CASE("whatever a check finds or an import remarks has its French sentence") {
  check_each_in_french<FindingCode>([](FindingCode code) {
    return sentence_of(Finding{Severity::error, "", "", code}, Language::fr);
  });
  check_each_in_french<RemarkCode>([](RemarkCode code) {
    return sentence_of(ImportRemark{"", code}, Language::fr);
  });
  check_each_in_french<LeftOutReason>(
      [](LeftOutReason reason) { return meaning_of(reason, Language::fr); });
}

TEST_CASE("the check of a layer full of faults holds no English word outside names and quotes") {
  const TemporaryDirectory layer;
  std::string files;
  for (const auto& [name, text] : faulty_layer) {
    std::ofstream(layer.path() / name) << text;
    files += text;
  }
  const auto line = "catalog check " + layer.path().string() + " -v --lang fr";
  const auto outcome = run_line(line);
  INFO(outcome.out << outcome.err);
  REQUIRE(outcome.code == ExitCode::failure);
  REQUIRE(outcome.err.empty());
  CHECK(std::ranges::count(outcome.out, '\n') > 40);
  CHECK(joined(english_beside(files, outcome.out)) == "");
}

TEST_CASE("the report of an import holds no English word outside names and quotes") {
  for (const auto& odd : odd_files) {
    const TemporaryDirectory directory;
    World world;
    world.files["fichier"] = odd.text;
    const auto outcome =
        run_line(std::string("catalog import -v --lang fr fichier --format ") + odd.format + " " +
                     odd.flags + " -o " + directory.path().string(),
                 world);
    INFO(outcome.out << outcome.err);
    CHECK(outcome.code == ExitCode::answered);
    CHECK(joined(english_beside(odd.text + reason_names(), outcome.out)) == "");
  }
}
