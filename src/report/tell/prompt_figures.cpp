#include "llmadvisor/report/tell/prompt_figures.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "json/json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "speak/advice_words.hpp"
#include "speak/compliance_words.hpp"
#include "speak/option_words.hpp"

namespace llmadvisor {
namespace {

using fmt::arg;

namespace words {

constexpr Message heading{
    "**Computed figures** (llmadvisor {version}, price table of {catalog}, computed on {today}):",
    "**Chiffres calculés** (llmadvisor {version}, table de prix du {catalog}, calcul du {today}) "
    ":"};
constexpr Message advice{"Advice: {sentence}", "Conseil : {sentence}"};
constexpr Message option{
    "{kind}: {option}, {terms}{prices}. A month: {bill}; with people: {full}. Verdict: {verdict}. "
    "Source: {source}.",
    "{kind} : {option}, {terms}{prices}. Par mois : {bill} ; avec le personnel : {full}. "
    "Verdict : {verdict}. Source : {source}."};
constexpr Message unbilled{"{kind}: {option}. Verdict: {verdict}.",
                           "{kind} : {option}. Verdict : {verdict}."};
constexpr Message no_option{"{kind}: nothing within the filters.",
                            "{kind} : rien dans les filtres."};
constexpr Message workload{
    "Workload: {requests} requests on an active day, {input} input and {output} output tokens "
    "each.",
    "Charge : {requests} requêtes par jour actif, {input} jetons en entrée et {output} en sortie "
    "pour chacune."};
constexpr Message conditions{"To obtain first: {list}.", "À obtenir d'abord : {list}."};
constexpr Message assumed{"Assumed, for nobody said: {list}.",
                          "Supposé, faute d'indication : {list}."};
constexpr Message changes{"What would change the advice: {list}.",
                          "Ce qui changerait le conseil : {list}."};
constexpr Message use{"**Use of the figures:**", "**Usage des chiffres :**"};
constexpr Message work_from{
    "Work from these figures instead of estimating prices from memory, and quote their source and "
    "date.",
    "Pars de ces chiffres au lieu d'estimer les prix de mémoire, et cite leur source et leur "
    "date."};
constexpr Message challenge{
    "Challenge them: name each figure or assumption that you find wrong or out of date, why, and "
    "what follows if you are right. Do not replace a figure without saying so.",
    "Conteste-les : nomme chaque chiffre ou hypothèse qui te semble faux ou périmé, dis pourquoi "
    "et ce qui en découle si tu as raison. Ne remplace aucun chiffre sans le dire."};
constexpr Message add_what_lacks{
    "Add what the figures cannot know: the skills of the team, the quality of answers on our own "
    "cases, the risks of a change of provider.",
    "Ajoute ce que les chiffres ignorent : les compétences de l'équipe, la qualité des réponses "
    "sur nos propres cas, les risques d'un changement de fournisseur."};

}  // namespace words

constexpr std::size_t most_listed = 3;

/// Collects the lines of a Markdown block quote.
class Quote {
 public:
  void gap() { text_ += ">\n"; }
  void line(const std::string& text) { text_ += "> " + one_line(text) + "\n"; }
  void bullet(const std::string& text) { line("- " + text); }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  static std::string one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
  }

  std::string text_;
};

std::string first_of(std::vector<std::string> items) {
  if (items.size() > most_listed) items.resize(most_listed);
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : "; ") + item;
  return text;
}

/// The source behind the largest line of the bill.
std::string main_source(const Option& o) {
  const auto largest = std::ranges::max_element(
      o.bill.lines, {}, [](const BillLine& line) { return line.amount.expected; });
  return largest->source + " (" + to_string(largest->as_of) + ")";
}

std::string option_line(const Advice& a, OptionKind kind, const Voice& v) {
  const auto name = capitalised(std::string(name_of(kind, v.language())));
  const Option* o = shown_of_kind(a, kind);
  if (o == nullptr) return v.say(words::no_option, arg("kind", name));
  const auto label = option_label(*o, v);
  const auto verdict = verdict_text(*o, v);
  if (!has_bill(*o)) {
    return v.say(words::unbilled, arg("kind", name), arg("option", label), arg("verdict", verdict));
  }
  const auto prices = token_prices(*o, v);
  return v.say(
      words::option, arg("kind", name), arg("option", label), arg("terms", terms(*o, a.project, v)),
      arg("prices", prices.empty() ? "" : " (" + prices + ")"), arg("bill", v.range(o->monthly)),
      arg("full", v.range(o->full_cost)), arg("verdict", verdict), arg("source", main_source(*o)));
}

std::string open_conditions(const Advice& a, const Voice& v) {
  std::vector<std::string> texts;
  if (!a.pick) return {};
  for (const auto& c : a.options[*a.pick].compliance.conditions) {
    if (c.state != ConditionState::met) texts.push_back(short_condition(c, v));
  }
  return first_of(std::move(texts));
}

std::string assumptions(const Advice& a, const Voice& v) {
  std::string text;
  for (const auto& one : a.project.assumptions) {
    if (!text.empty()) text += ", ";
    text +=
        input_name(one.input, v.language()) + " " + input_value(one.input, one.number, one.text, v);
  }
  return text;
}

std::string changes(const Advice& a, const Voice& v) {
  std::vector<std::string> texts;
  for (const Flip* flip : nearest_flips(a)) texts.push_back(flip_text(*flip, a, v));
  return first_of(std::move(texts));
}

void write_figures(Quote& quote, const Advice& a, const Voice& v, const std::string& version) {
  const auto& w = a.project.workload;
  quote.line(v.say(words::heading, arg("version", version),
                   arg("catalog", to_string(v.catalog().as_of)), arg("today", to_string(a.today))));
  quote.gap();
  quote.bullet(v.say(words::workload, arg("requests", v.exact(w.requests_per_day.value())),
                     arg("input", v.exact(w.input.value())),
                     arg("output", v.exact(w.output.value()))));
  for (std::size_t kind = 0; kind < enum_names<OptionKind>.size(); ++kind) {
    quote.bullet(option_line(a, static_cast<OptionKind>(kind), v));
  }
  quote.bullet(v.say(words::advice, arg("sentence", verdict_sentence(a, v))));
  const auto optional = [&](const Message& message, const std::string& list) {
    if (!list.empty()) quote.bullet(v.say(message, arg("list", list)));
  };
  optional(words::conditions, open_conditions(a, v));
  optional(words::changes, changes(a, v));
  optional(words::assumed, assumptions(a, v));
  quote.bullet(not_legal_advice(v));
}

}  // namespace

std::string prompt_figures(const Advice& advice, const Catalog& catalog,
                           const ReportContext& context) {
  const Voice voice(catalog, context);
  Quote quote;
  quote.gap();
  write_figures(quote, advice, voice, context.version);
  quote.gap();
  quote.line(voice.say(words::use));
  quote.gap();
  quote.bullet(voice.say(words::work_from));
  quote.bullet(voice.say(words::challenge));
  quote.bullet(voice.say(words::add_what_lacks));
  return quote.text();
}

std::string prompt_json(const Prompt& prompt, PromptKind kind, const Catalog& catalog,
                        const ReportContext& context) {
  nlohmann::ordered_json json;
  json["schema_version"] = json_schema_version;
  json["llmadvisor"] = program_json(catalog, context);
  json["kind"] = to_string(kind);
  json["language"] = to_string(context.language);
  json["prompt"] = prompt.text;
  json["missing"] = prompt.missing;
  return json_text(json);
}

}  // namespace llmadvisor
