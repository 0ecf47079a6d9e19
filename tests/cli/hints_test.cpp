#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "support/catch.hpp"
#include "support/command.hpp"

using namespace llmadvisor;
using test::run_line;
using Json = nlohmann::ordered_json;

namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// On one line, so that a wrapped sentence is found.
std::string flat(std::string text) {
  std::string out;
  for (const char c : text) {
    const char plain = c == '\n' ? ' ' : c;
    if (plain != ' ' || out.empty() || out.back() != ' ') out += plain;
  }
  return out;
}

Json answer(const std::string& flags) {
  return Json::parse(run_line("recommend --json --no-robustness " + flags).out);
}

std::vector<std::string> codes(const Json& answer) {
  std::vector<std::string> all;
  for (const auto& w : answer["recommendation"]["warnings"]) all.push_back(w["code"]);
  return all;
}

bool warns(const Json& answer, const std::string& code) {
  const auto all = codes(answer);
  return std::find(all.begin(), all.end(), code) != all.end();
}

const std::string patients = "-d \"r\u00e9sum\u00e9 de dossiers m\u00e9dicaux de patients\" ";

}  // namespace

TEST_CASE("words of the description answer for a class that nobody states, and say so first") {
  const auto text = flat(run_line("recommend --no-robustness --lang fr " + patients).out);
  CHECK(has(text,
            "Sensibilit\u00e9 non indiqu\u00e9e\u00a0; la description dit "
            "\u00ab\u00a0dossiers m\u00e9dicaux\u00a0\u00bb, \u00ab\u00a0patients\u00a0\u00bb"));
  CHECK(has(text, "--sensitivity internal (alors "));
  CHECK_FALSE(has(text, "donn\u00e9es internes"));
  CHECK(text.find("non indiqu\u00e9e") < text.find("1. "));

  const auto hinted = answer(patients);
  CHECK(hinted["inputs"]["sensitivity"] == "medical");
  CHECK(hinted["inputs"]["sensitivity_origin"] == "hinted");
  CHECK(hinted["inputs"]["sensitivity_words"] == Json{"dossiers m\u00e9dicaux", "patients"});
  REQUIRE(warns(hinted, "sensitivity-hinted"));
  // The other answer is what the program says when it is asked.
  const auto internal = answer("--sensitivity internal " + patients);
  for (const auto& w : hinted["recommendation"]["warnings"]) {
    if (w["code"] != "sensitivity-hinted") continue;
    CHECK(w["otherwise"]["option"] == internal["recommendation"]["option"]);
    CHECK(w["otherwise"]["monthly_usd"] == internal["recommendation"]["monthly_usd"]["expected"]);
  }
}

TEST_CASE("the answer for a hinted class is that for the class stated") {
  const auto hinted = answer(patients);
  const auto stated = answer("--sensitivity medical " + patients);
  CHECK(hinted["recommendation"]["option"] == stated["recommendation"]["option"]);
  CHECK(hinted["options"] == stated["options"]);
  CHECK(stated["inputs"]["sensitivity_origin"] == "given");
  CHECK_FALSE(warns(stated, "sensitivity-hinted"));
}

TEST_CASE("what is assumed of the data stands on the first screen, quiet or not") {
  for (const auto* flags : {"", "-d shop", "--lang fr -d boutique", "-q", "-v"}) {
    CAPTURE(flags);
    const auto text = flat(run_line(std::string("recommend --no-robustness ") + flags).out);
    const bool french = has(flags, "fr");
    CHECK(has(text, french
                        ? "Suppos\u00e9\u00a0: documents internes sans donn\u00e9es personnelles. "
                          "Sinon\u00a0: --sensitivity personal."
                        : "Assumed: internal documents without personal data. Otherwise: "
                          "--sensitivity personal."));
    CHECK(has(text, french ? "En supposant des donn\u00e9es internes (non pr\u00e9cis\u00e9)"
                           : "Assuming internal data (not stated)"));
  }
  const auto assumed = answer("-d shop");
  CHECK(warns(assumed, "sensitivity-assumed"));
  CHECK(assumed["inputs"]["sensitivity_origin"] == "assumed");
  CHECK_FALSE(warns(answer("--sensitivity internal"), "sensitivity-assumed"));
}

TEST_CASE("a word that also means something else changes no class and asks") {
  const auto weak = answer("-d \"r\u00e9ponses aux clients\"");
  CHECK(weak["inputs"]["sensitivity"] == "internal");
  CHECK(weak["inputs"]["sensitivity_words"] == Json{"clients"});
  const auto text =
      flat(run_line("recommend --no-robustness --lang fr -d \"r\u00e9ponses aux clients\"").out);
  CHECK(has(text,
            "\u00ab\u00a0clients\u00a0\u00bb\u00a0: s'il s'agit de personnes, --sensitivity "
            "personal (alors "));
}

TEST_CASE("anonymised data are asked about, and pseudonymised ones are not called anonymised") {
  const auto text =
      flat(run_line("recommend --no-robustness -d \"anonymised patient records\"").out);
  CHECK(has(text, "check that it is not mere pseudonymisation"));
  CHECK(answer("-d \"anonymised patient records\"")["inputs"]["sensitivity"] == "internal");
  CHECK(answer("-d \"pseudonymised patient records\"")["inputs"]["sensitivity"] == "medical");
}

TEST_CASE("what is stated is kept, and a description that says more is pointed out") {
  const auto low = answer("--sensitivity public " + patients);
  CHECK(low["inputs"]["sensitivity"] == "public");
  CHECK(warns(low, "sensitivity-understated"));
  CHECK(has(flat(run_line("recommend --no-robustness --sensitivity public " + patients).out),
            "Sensitivity stated as public data, but the description says"));
  CHECK_FALSE(warns(answer("--sensitivity secret " + patients), "sensitivity-understated"));
  CHECK_FALSE(warns(answer("--sensitivity medical -d shop"), "sensitivity-understated"));
}

TEST_CASE("what is not anonymised, or to be anonymised here, is heard in full") {
  for (const auto* text :
       {"dossiers patients non anonymis\u00e9s", "non-anonymised patient records",
        "patient records never anonymised", "outil d'anonymisation de dossiers m\u00e9dicaux",
        "synthetic voice reads patient records"}) {
    CAPTURE(text);
    const auto a = answer(std::string("-d \"") + text + "\"");
    CHECK(a["inputs"]["sensitivity"] == "medical");
  }
}

TEST_CASE("State data get an answer, and their officer a question") {
  const auto a = answer("--sensitivity government --jurisdiction fr");
  CHECK_FALSE(a["recommendation"]["option"].is_null());
  CHECK_FALSE(warns(a, "ask-security-officer"));
}

TEST_CASE("a place alone opens nothing that nobody stated") {
  const auto a = answer("--sensitivity government --jurisdiction uk --only rented-gpu --all");
  for (const auto& option : a["options"]) CHECK(option["verdict"] == "rejected");
}

TEST_CASE("marked documents get the officer and the way out, and no table of prices") {
  for (const auto* flags :
       {"-d \"notes marqu\u00e9es Tr\u00e8s Secret\"", "--sensitivity secret"}) {
    CAPTURE(flags);
    const auto outcome = run_line(std::string("recommend --lang fr ") + flags);
    CHECK(outcome.code == cli::ExitCode::nothing_fits);
    const auto text = flat(outcome.out);
    CHECK(has(text, "officier de s\u00e9curit\u00e9"));
    CHECK(has(text, "Si votre document ne porte aucune mention"));
    CHECK_FALSE(has(text, "Estimation"));
    CHECK_FALSE(has(text, "par mois"));
  }
}

TEST_CASE("a place in the description says whose law it is") {
  const auto boston = answer("-d \"clinic in Boston\"");
  CHECK(boston["inputs"]["jurisdiction"] == "us");
  CHECK(boston["inputs"]["jurisdiction_origin"] == "hinted");
  CHECK(boston["inputs"]["jurisdiction_words"] == Json{"Boston"});
  CHECK(warns(boston, "jurisdiction-hinted"));
  CHECK(has(flat(run_line("recommend --no-robustness -d \"clinic in Boston\"").out),
            "Jurisdiction not stated; the description says \"Boston\": United States law"));
  CHECK(answer("--jurisdiction eu -d \"clinic in Boston\"")["inputs"]["jurisdiction"] == "eu");
}

TEST_CASE("the inputs of an answer from hints give the same answer again") {
  for (const auto& flags : {patients, std::string("-d \"clinic in Boston\" --budget 280eur"),
                            std::string("-d \"tri de nos messages\" --budget 280eur"),
                            std::string("-d \"r\u00e9ponses aux clients\""),
                            std::string("--sensitivity public ") + patients}) {
    CAPTURE(flags);
    const auto first = run_line("recommend --json --no-robustness " + flags);
    test::World world;
    world.files["p.json"] = Json::parse(first.out)["inputs"].dump();
    const auto second = run_line("recommend --json --no-robustness --project p.json", world);
    CHECK(second.err == first.err);
    CHECK(second.out == first.out);
  }
}

TEST_CASE("whoever asks for strictness must state the class, whatever the description says") {
  for (const auto* command : {"recommend", "explain", "prompt pro"}) {
    CAPTURE(command);
    const auto refused = run_line(std::string(command) + " --strict-sensitivity " + patients);
    CHECK(refused.code == cli::ExitCode::usage);
    CHECK(refused.out.empty());
    CHECK(has(refused.err, "nobody states the sensitivity"));
    CHECK(has(refused.err, "--sensitivity public|internal"));
  }
  CHECK(run_line("recommend --no-robustness --strict-sensitivity --sensitivity internal").code ==
        cli::ExitCode::answered);
}

TEST_CASE("real identifiers in a description are warned of by kind, never by value") {
  for (const auto* command :
       {"recommend --no-robustness", "explain", "prompt pro", "prompt basic -q"}) {
    CAPTURE(command);
    const auto outcome = run_line(std::string(command) +
                                  " --sensitivity medical -d \"dossier de Mme Dupont, "
                                  "FR1420041010050500013M02606\" --specifics \"jean@exemple.fr\"");
    CHECK(outcome.code != cli::ExitCode::usage);
    CHECK(has(outcome.err,
              "llmadvisor: warning: the text holds what looks like real data: an IBAN, an e-mail "
              "address and a person's name"));
    for (const auto* value : {"Dupont", "FR14", "exemple"}) CHECK_FALSE(has(outcome.err, value));
  }
  CHECK(run_line("recommend --no-robustness -d shop").err.empty());
}

TEST_CASE("a prompt for marked data is not written unless forced") {
  for (const auto* flags :
       {"--sensitivity secret", "-d \"notes marqu\u00e9es Tr\u00e8s Secret\""}) {
    CAPTURE(flags);
    const auto stopped = run_line(std::string("prompt pro --lang fr ") + flags);
    CHECK(stopped.code == cli::ExitCode::nothing_fits);
    CHECK(has(stopped.out, "officier de s\u00e9curit\u00e9"));
    CHECK_FALSE(has(stopped.out, "R\u00f4le"));
    const auto json = Json::parse(run_line(std::string("prompt pro --json ") + flags).out);
    CHECK(json["prompt"].is_null());
    CHECK(json["stopped"].is_string());
    const auto forced = run_line(std::string("prompt pro --force --lang fr ") + flags);
    CHECK(forced.code == cli::ExitCode::answered);
    CHECK(has(forced.out, "R\u00f4le"));
  }
}

TEST_CASE("a prompt fills in the class that the description speaks of, and says so") {
  const auto outcome = run_line("prompt pro --lang fr " + patients);
  CHECK(has(outcome.out, "`donn\u00e9es m\u00e9dicales"));
  CHECK(has(outcome.err,
            "sensibilit\u00e9 non indiqu\u00e9e\u00a0: donn\u00e9es m\u00e9dicales, d'apr\u00e8s "
            "\u00ab\u00a0dossiers m\u00e9dicaux\u00a0\u00bb"));
  CHECK(has(outcome.err, "coll\u00e9 chez un tiers"));
  CHECK_FALSE(has(run_line("prompt pro -q").err, "note"));
}

TEST_CASE("a prompt names the hosts that the rules admit for its class") {
  const auto closed = run_line("prompt pro --sensitivity medical --jurisdiction fr").out;
  CHECK_FALSE(has(closed, "Together AI"));
  CHECK_FALSE(has(closed, "Groq"));
  CHECK(has(closed, "HDS"));
  // Nobody says the class: as the article says.
  CHECK(has(run_line("prompt pro").out, "(such as open-source API providers: Together AI, Groq)."));
}

TEST_CASE(
    "a budget in pounds, francs or Canadian dollars is billed by a dated rate and shown in it") {
  // 300 pounds at 1.3339 dollars.
  const auto pounds = answer("--sensitivity internal --budget 300gbp");
  CHECK(pounds["inputs"]["budget_usd"].get<double>() == 300 * 1.3339);
  CHECK(pounds["currency"]["shown"] == "gbp");
  CHECK(pounds["currency"]["shown_rate"]["usd_per_unit"] == 1.3339);
  CHECK(pounds["currency"]["shown_rate"]["as_of"] == "2026-06-30");
  for (const auto& [budget, shown, rate] :
       {std::tuple{"\u00a3300", "\u00a3300", "1 GBP = 1.3339 USD (2026-06-30)"},
        std::tuple{"'300 CHF'", "CHF\u00a0300", "1 CHF = 1.2511 USD (2026-06-30)"},
        std::tuple{"CA$300", "CA$300", "1 CAD = 0.7126 USD (2026-06-30)"}}) {
    CAPTURE(budget);
    const auto text = flat(
        run_line("recommend --no-robustness --sensitivity internal --budget " + std::string(budget))
            .out);
    CHECK(has(text, shown));
    CHECK(has(text, rate));
  }
  CHECK(has(run_line("prompt pro --budget '300 CHF'").out, "`CHF 300 per month`"));
  // At one's own rate, 300 pounds at 2 dollars.
  CHECK(answer("--budget 300gbp --cost gbp_usd_rate=2")["inputs"]["budget_usd"] == 600);
}

TEST_CASE("explain stops at marked documents unless an option is named") {
  const auto outcome = run_line("explain --sensitivity secret");
  CHECK(outcome.code == cli::ExitCode::nothing_fits);
  CHECK(has(flat(outcome.out), "security officer"));
}

TEST_CASE("a prompt names no host that the filters leave out") {
  const std::string line = "prompt pro -d shop --sensitivity personal --jurisdiction fr --lang en";
  CHECK(has(run_line(line).out, "OVHcloud"));
  CHECK_FALSE(has(run_line(line + " --deny-provider ovhcloud").out, "OVHcloud"));
  CHECK_FALSE(has(run_line(line + " --only on-premises").out, "OVHcloud"));
}

TEST_CASE("values are read whatever their case") {
  CHECK(answer("--sensitivity MEDICAL --jurisdiction UK")["inputs"]["jurisdiction"] == "uk");
}

TEST_CASE("an amount that means a thousand here and one there is refused") {
  const auto outcome = run_line("recommend --budget 1.000");
  CHECK(outcome.code == cli::ExitCode::usage);
  CHECK(has(flat(outcome.err), "may mean thousands or decimals"));
  CHECK(run_line("recommend --budget 0.125 --no-robustness").code != cli::ExitCode::usage);
}

TEST_CASE("a word on one provider comes back as it was given, and is checked") {
  const auto a = answer("--sensitivity financial --jurisdiction eu --attest c6=OVHcloud");
  CHECK(a["inputs"]["attested"] == Json::array({"C6=ovhcloud"}));
  CHECK(run_line("recommend --attest C6=nobody").code == cli::ExitCode::usage);
  CHECK(run_line("recommend --attest C6=").code == cli::ExitCode::usage);
  CHECK(run_line("recommend --attest Z9").code == cli::ExitCode::usage);
}

TEST_CASE("a prompt says where the description tells more than was stated") {
  const auto more = run_line("prompt pro --sensitivity public -d \"dossiers patients\" --lang fr");
  CHECK(has(flat(more.err), "--sensitivity en dit moins"));
  const auto less = run_line("prompt pro --sensitivity medical -d \"dossiers patients\" --lang fr");
  CHECK_FALSE(has(flat(less.err), "--sensitivity en dit moins"));
}
