#include <nlohmann/json.hpp>
#include <random>

#include "support/catch.hpp"
#include "support/command.hpp"

using namespace llmadvisor;
using llmadvisor::test::run_words;

namespace {

using Words = std::vector<std::string>;

/// Flags of a project as somebody might state it; which, and how many, is left to chance.
class RandomProject {
 public:
  explicit RandomProject(unsigned seed) : random_(seed) {}

  Words flags() {
    maybe({"--budget",
           pick({"40", "280eur", "300.1", "15000", "99.95€", "£250", "300 CHF", "CA$400"})});
    maybe({"--sensitivity", pick({"public", "internal", "personal", "financial", "medical"})});
    maybe({"--jurisdiction", pick({"any", "us", "eu", "fr"})});
    maybe({"--quality", pick({"basic", "solid", "strong"})});
    maybe({"--prefer", pick({"value", "cost", "quality", "privacy"})});
    maybe({"--decide-on", pick({"all-in", "invoice"})});
    maybe({"--team", pick({"none", "part-time", "platform"})});
    maybe({"--task", pick({"general", "chat", "rag", "coding", "traduction"})});
    maybe({"--answer-language", pick({"en", "fr", "allemand"})});
    maybe({"--needs", pick({"vision", "json,tools", "vision,tools,json,audio"})});
    maybe({"--weights", pick({"bf16", "fp8", "int4"})});
    maybe({"--site", pick({"own-room", "colocation"})});
    maybe({pick({"--rag", "--no-rag"})});
    if (words_.empty() || words_.back() != "--rag")
      maybe({"--rag-documents", "700"});
    else
      maybe({"--reranking"});
    maybe({pick({"--fine-tuning", "--no-fine-tuning"})});
    maybe({"--requests-per-day", number(1, 200'000, 0)});
    maybe({"--input-tokens", number(400, 9000, 0)});
    maybe({"--shared-prefix-tokens", number(0, 400, 0)});
    maybe({"--reasoning-tokens", number(0, 3000, 0)});
    maybe({"--cached-share", number(0, 1, 3)});
    maybe({"--batch-share", number(0, 1, 3)});
    maybe({"--peak-factor", number(1, 9, 2)});
    maybe({"--hours-per-day", number(1, 24, 2)});
    maybe({"--days-per-week", number(1, 7, 2)});
    maybe({"--growth-percent-per-month", number(0, 30, 1)});
    maybe({"--horizon", number(12, 36, 0)});
    maybe({"--calls-per-task", number(1, 40, 1)});
    maybe({"--retry-percent", number(0, 30, 1)});
    maybe({"--easy-share", number(0.1, 0.9, 2)});
    maybe({"--rag-growth-percent-per-month", number(0, 30, 1)});
    maybe({"--max-ttft", number(100, 9000, 1)});
    maybe({"--max-tpot", number(10, 200, 1)});
    maybe({"--context", number(60'000, 100'000, 0)});
    maybe({"--headroom", number(0.1, 1, 3)});
    maybe({"--amortisation-months", number(1, 60, 1)});
    maybe({"--tuning-epochs", number(1, 6, 0)});
    maybe({"--cost", "pue=1.37"});
    maybe({"--cost", "electricity_fr=0.123"});
    maybe({"--model", pick({"Qwen3-32B", "llama-3.1-8b", "qwen3", "llama"})});
    maybe({"--deny-provider", pick({"groq", "OpenAI"})});
    maybe({"--gpu", pick({"A10G", "a100-80g-sxm"})});
    maybe({"--only", pick({"rented-gpu", "closed-api", "on-premises"})});
    maybe({"--region", "us-east-1"});
    maybe({"--purchase", pick({"on-demand", "spot"})});
    maybe({"-d", pick({"a shop, \"ours\"", "caf\u00e9", "two\nlines", "RAG in German for 200 users",
                       "OCR, code review, answers in German"})});
    maybe({"--specifics", "voice"});
    return words_;
  }

 private:
  void maybe(const Words& words) {
    if (random_() % 4 == 0) words_.insert(words_.end(), words.begin(), words.end());
  }
  std::string pick(const Words& words) { return words[random_() % words.size()]; }
  std::string number(double least, double most, int decimals) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*f", decimals,
                  std::uniform_real_distribution(least, most)(random_));
    return text;
  }

  std::mt19937 random_;
  Words words_;
};

Words joined(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace

TEST_CASE("an answer read back as a project file is answered the same, defaults and all") {
  int answered = 0;
  for (unsigned seed = 1; seed <= 300; ++seed) {
    const auto flags = RandomProject(seed).flags();
    const Words form{"recommend", "--json", "--no-robustness"};
    const auto first = run_words(joined(form, flags));
    if (first.out.empty()) continue;  // inputs that exclude each other
    ++answered;
    CAPTURE(seed, flags);
    test::World world;
    const auto answer = nlohmann::ordered_json::parse(first.out);
    world.files["p.json"] = seed % 2 == 0 ? first.out : answer["inputs"].dump();
    const auto second = run_words(joined(form, {"--project", "p.json"}), world);
    CAPTURE(second.err);
    REQUIRE(second.code == first.code);
    // The currency of the text is the budget's, which is one of the inputs.
    REQUIRE(second.out == first.out);
  }
  CHECK(answered > 200);
}
