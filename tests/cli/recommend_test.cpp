#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "exit_code.hpp"
#include "llmadvisor/catalog/rules.hpp"
#include "support/catch.hpp"
#include "support/command.hpp"
#include "support/temporary_directory.hpp"

using llmadvisor::cli::ExitCode;
using llmadvisor::test::run_line;
using llmadvisor::test::TemporaryDirectory;

namespace {

nlohmann::json json_of(const llmadvisor::test::Outcome& outcome) {
  CAPTURE(outcome.err);
  return nlohmann::json::parse(outcome.out);
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a recommendation comes in every form") {
  for (const auto* form : {"text", "json", "markdown", "html", "csv"}) {
    CAPTURE(form);
    const auto outcome = run_line(std::string("recommend --budget 300 --format ") + form);
    CHECK(outcome.code == ExitCode::answered);
    CHECK(outcome.err.empty());
    CHECK(outcome.out.size() > 500);
    CHECK(outcome.out.back() == '\n');
  }
  CHECK(json_of(run_line("recommend --json"))["schema_version"] == "1.1");
}

TEST_CASE("what nothing can meet is answered with exit 3") {
  const auto outcome = run_line("recommend --budget 0.01 --requests-per-day 100000000 --json");
  CHECK(outcome.code == ExitCode::nothing_fits);
  CHECK(json_of(outcome)["recommendation"]["option"].is_null());
}

TEST_CASE("a model that people ask for and no source prices is refused with the reason") {
  const TemporaryDirectory layer;
  std::ofstream(layer.path() / "models.json")
      << R"({"refused_models": [{"id": "kimi-k3.1-pro", "name": "Kimi K3.1 Pro",
             "publisher": "Moonshot AI", "aliases": ["k3.1"], "lacks": "price-and-size",
             "source": "a page that names it", "as_of": "2026-11-26"}]})";
  for (const auto* name : {"kimi-k3.1-pro", "'Kimi K3.1 Pro'", "K3.1"}) {
    INFO(name);
    const auto outcome =
        run_line("recommend --catalog " + layer.path().string() + " --model " + name);
    CHECK(outcome.code == ExitCode::usage);
    CHECK(outcome.err.find("'Kimi K3.1 Pro' cannot be weighed: no source found by 2026-11-26 gives "
                           "its price or its size") != std::string::npos);
  }
}

TEST_CASE("names that the catalogue does not know are refused with the nearest") {
  const auto [line, message, hint] = GENERATE(table<std::string, std::string, std::string>({
      {"--model 'Llama 4 - 8B'", "unknown model 'Llama 4 - 8B'", "'llama-4-scout'"},
      {"--gpu a10q", "unknown gpu 'a10q'", "'a10g'"},
      {"--provider grok", "unknown provider 'grok'", "'groq'"},
      {"--deny-provider opnai", "unknown provider 'opnai'", "'openai'"},
      {"--instance-type g5.xlrge", "unknown instance type 'g5.xlrge'", "'g5.xlarge'"},
      {"--region us-esat-1", "unknown region 'us-esat-1'", "'us-east-1'"},
      {"--gpu zzz", "unknown gpu 'zzz'", "list all: llmadvisor catalog list gpus"},
  }));
  CAPTURE(line);
  const auto outcome = run_line("recommend " + line);
  CHECK(outcome.code == ExitCode::usage);
  CHECK(outcome.out.empty());
  CHECK(has(outcome.err, message));
  CHECK(has(outcome.err, hint));
  CHECK(has(outcome.err, "list all: llmadvisor catalog list"));
}

TEST_CASE("names are found whatever their case, and narrow the answer") {
  const auto answer = json_of(run_line("recommend --gpu A10G --only rented-gpu --json"));
  CHECK(!answer["options"].empty());
  for (const auto& option : answer["options"]) CHECK(option["deployment"]["gpu"] == "a10g");
}

TEST_CASE("inputs that exclude each other are exit 2") {
  const auto outcome = run_line("recommend --context 10 --json");
  CHECK(outcome.code == ExitCode::usage);
  CHECK(nlohmann::json::parse(outcome.err)["error"]["code"] == "contradiction");
}

TEST_CASE("a catalogue that cannot be read is exit 1") {
  for (const auto* command : {"recommend", "explain", "catalog list", "catalog check"}) {
    CAPTURE(command);
    const auto outcome = run_line(std::string(command) + " --catalog no/such/directory");
    CHECK(outcome.code == ExitCode::failure);
    CHECK(outcome.out.empty());
    CHECK(has(outcome.err, "no/such/directory"));
  }
}

TEST_CASE("an option is explained by its id, or the pick without one") {
  const auto pick = json_of(run_line("recommend --json"))["recommendation"]["option"];
  const auto explained = json_of(run_line("explain --json"))["option"];
  CHECK(explained["id"] == pick);
  double sum = 0;
  for (const auto& line : explained["lines"]) sum += line["monthly_usd"].get<double>();
  CHECK_THAT(sum,
             Catch::Matchers::WithinRel(explained["monthly_usd"]["expected"].get<double>(), 1e-9));
  const auto text = run_line("explain " + pick.get<std::string>());
  CHECK(text.code == ExitCode::answered);
  CHECK(has(text.out, pick.get<std::string>()));
  const auto unknown = run_line("explain " + pick.get<std::string>() + "x");
  CHECK(unknown.code == ExitCode::usage);
  CHECK(has(unknown.err, "did you mean '" + pick.get<std::string>() + "'"));
}

TEST_CASE("a prompt with figures carries the comparison, its dates and the request to challenge") {
  for (const auto* language : {"en", "fr"}) {
    const auto outcome =
        run_line(std::string("prompt pro -q --with-figures --as-of 2026-11-22 --lang ") + language);
    CHECK(outcome.code == ExitCode::answered);
    CHECK(has(outcome.out, "2026-11-22"));
    CHECK(has(outcome.out, "2026-11-20"));
    CHECK(has(outcome.out, *language == 'f' ? "Conteste-les" : "Challenge them"));
    for (std::size_t at = 0; at < outcome.out.size(); at = outcome.out.find('\n', at) + 1) {
      CHECK(outcome.out[at] == '>');
    }
  }
}

TEST_CASE("a prompt comes as JSON too") {
  const auto prompt = json_of(run_line("prompt basic -q --json"));
  CHECK(prompt["kind"] == "basic");
  CHECK(prompt["missing"] == nlohmann::json{"description"});
  CHECK(prompt["prompt"] == run_line("prompt basic -q").out);
  CHECK(run_line("prompt basic --format html").code == ExitCode::usage);
}

TEST_CASE("a stated cost takes the place of the catalogue's") {
  const auto owned = [](const std::string& flags) {
    const auto all = json_of(run_line("recommend --only on-premises --json " + flags));
    return all["options"][0];
  };
  const auto people = [](const nlohmann::json& option) {
    return option["full_cost_usd"]["expected"].get<double>() -
           option["monthly_usd"]["expected"].get<double>();
  };
  const auto before = owned("");
  const auto after = owned(
      "--cost running_hours_machine=0.5 --cost set_up_hours_machine=6 "
      "--cost engineer_hour_us=100 --cost employer_on_cost_rate=0.5");
  CHECK(people(before) > 400);
  // Half an hour a month and a twelfth of six hours, x $100 x 1.5
  CHECK(people(after) == Approx(150));
  for (const auto& line : after["full_cost_lines"]) {
    CHECK(has(line["source"], "stated by the user"));
  }
  const auto unknown = run_line("recommend --cost engineer_hour=100");
  CHECK(unknown.code == ExitCode::usage);
  CHECK(has(unknown.err, "unknown cost figure 'engineer_hour'"));
  CHECK(has(unknown.err, "'engineer_hour_us'"));
  CHECK(has(unknown.err, "llmadvisor catalog list cost-figures"));
  CHECK(has(run_line("catalog list cost-figures").out, "engineer_hour_us"));
}

TEST_CASE("a cost figure that bills divide by or take as a share stays within its bounds") {
  for (const auto* cost : {"eur_usd_rate=0", "residual_rate=2", "residual_rate=1", "pue=0.5",
                           "embedding_utilisation=0", "rag_chunk_tokens=0",
                           "training_utilisation=0", "token_count_spread=2"}) {
    CAPTURE(cost);
    const auto run = run_line(std::string("recommend --json --cost ") + cost);
    CHECK(run.code == ExitCode::usage);
    CHECK(has(run.err, "bad-cost"));
    CHECK(run.out.empty());
  }
  CHECK(run_line("recommend --cost residual_rate=0.99 --cost electricity_us=0").code ==
        ExitCode::answered);
}

TEST_CASE("own servers can stand in somebody else's room") {
  const auto lines = [](const std::string& flags) {
    const auto all = json_of(run_line("recommend --only on-premises --json " + flags));
    CHECK(all["inputs"]["site"] == (flags.empty() ? "own-room" : "colocation"));
    std::string labels;
    for (const auto& line : all["options"][0]["lines"]) labels += line["label"];
    return labels;
  };
  CHECK_FALSE(has(lines(""), "olocation"));
  CHECK(has(lines("--site colocation"), "olocation"));
}

TEST_CASE("an API bill has a line for re-ranking, in queries") {
  const auto ask = "recommend --rag --reranking --requests-per-day 12 --only closed-api --json";
  const auto all = json_of(run_line(ask));
  CHECK(all["inputs"]["reranking"] == true);
  const auto& line = all["options"][0]["lines"].back();
  CHECK(line["label"] == "re-ranking");
  CHECK(line["quantity"] == Approx(0.365));  // 12 requests x 365/12 days / 1000
  CHECK(line["unit_price_usd"] == 2);        // Cohere rerank-v3.5, for a thousand queries
  CHECK(line["monthly_usd"] == Approx(0.73));
}

TEST_CASE("GPUs over the budget come with the schedule that would fit it, and idle time is money") {
  const auto all = json_of(run_line("recommend --budget 300 --only rented-gpu --gpu a10g --json"));
  bool any = false;
  for (const auto& option : all["options"]) {
    if (option["monthly_usd"].is_null()) continue;  // runs nowhere
    CHECK(option["idle_usd"].get<double>() > 0);
    CHECK(option["idle_usd"] < option["monthly_usd"]["expected"]);
    if (!option.contains("affordable_schedule")) continue;
    any = true;
    CHECK(option["monthly_usd"]["expected"] > 300);
    const auto& schedule = option["affordable_schedule"];
    CHECK(schedule["monthly_usd"]["expected"] <= 300);
    const auto hours = std::to_string(schedule["hours_per_day"].get<double>());
    const auto replayed = json_of(run_line(
        "recommend --budget 300 --only rented-gpu --gpu a10g --json --hours-per-day " + hours));
    for (const auto& again : replayed["options"]) {
      if (again["id"] == option["id"]) CHECK(again["verdict"] != "rejected");
    }
  }
  CHECK(any);
}

TEST_CASE("for marked data the answer asks the security officer first and recommends nothing") {
  const auto [language, notice] = GENERATE(table<std::string, std::string>(
      {{"en", "Stop here and ask your security officer"},
       {"fr", "Arrêtez-vous ici et demandez à votre officier de sécurité"}}));
  const auto ask = "recommend --sensitivity secret --jurisdiction fr --lang " + language;
  const auto text = run_line(ask);
  CHECK(text.code == ExitCode::nothing_fits);
  auto shown = text.out;
  std::ranges::replace(shown, '\n', ' ');
  CHECK(shown.find(notice) < shown.find("1. "));
  const auto json = json_of(run_line(ask + " --json"));
  CHECK(json["recommendation"]["option"].is_null());
  CHECK(has(json["recommendation"]["summary"], notice));
  CHECK(json["recommendation"]["warnings"][0]["code"] == "ask-security-officer");
  CHECK(json["flips"].empty());
  for (const auto& option : json["options"]) {
    if (option["kind"] != "on-premises") CHECK(option["verdict"] == "rejected");
  }
}

TEST_CASE("a day before the catalogue's is said to know nothing of its prices") {
  const auto run = run_line("recommend --as-of 2020-01-01 --no-robustness");
  CHECK(run.err.find("its prices were not known then") != std::string::npos);
  CHECK(run_line("recommend --no-robustness").err.find("not known then") == std::string::npos);
}

TEST_CASE("a named model that has retired is missed by name") {
  const TemporaryDirectory directory;
  std::ofstream(directory.path() / "api_offers.json")
      << R"({"api_offers": [{"id": "groq/gpt-oss-20b", "provider": "groq", "model": "gpt-oss-20b",
             "currency": "usd", "prices": {"input_per_million_tokens": 0.1,
             "output_per_million_tokens": 0.5}, "retires_on": "2026-10-21", "source": "a page",
             "as_of": "2026-11-22"}]})";
  const auto run = run_line("recommend --no-robustness --model gpt-oss-20b --catalog '" +
                            directory.path().string() + "'");
  CHECK(has(run.err, "groq/gpt-oss-20b is left out"));
  CHECK(has(run.err, "2026-10-21"));
}

TEST_CASE("as many conditions are listed as are announced, for every class and law") {
  const auto count_in = [](const std::string& text, std::string_view before) {
    const auto at = text.find(before);
    return at == text.npos ? -1 : std::stoi(text.substr(at + before.size()));
  };
  int listed = 0;
  for (const auto sensitivity : llmadvisor::enum_names<llmadvisor::Sensitivity>) {
    for (const auto law : llmadvisor::enum_names<llmadvisor::Jurisdiction>) {
      const auto line = "recommend --no-robustness --sensitivity " + std::string(sensitivity) +
                        " --jurisdiction " + std::string(law);
      CAPTURE(line);
      auto text = run_line(line).out;
      std::ranges::replace(text, '\n', ' ');
      const auto open = text.find(" First: ");
      if (open == text.npos) continue;
      const auto counts = text.substr(open, text.find('(', open) - open);
      const int to_obtain = std::max(0, has(counts, "to obtain") ? count_in(counts, "First: ") : 0);
      const auto second = counts.find(", ");
      const int to_do = !has(counts, "to do")   ? 0
                        : second == counts.npos ? count_in(counts, "First: ")
                                                : std::stoi(counts.substr(second + 2));
      const auto first = text.find("- First: ");
      REQUIRE(first != text.npos);
      const auto conditions = text.substr(first, text.find("  - ", first + 2) - first);
      CHECK(to_obtain + to_do == std::ranges::count(conditions, ';') + 1);
      ++listed;
    }
  }
  CHECK(listed > 40);
}
