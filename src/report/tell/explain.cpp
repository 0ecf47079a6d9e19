#include "llmadvisor/report/tell/explain.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "advice_document.hpp"
#include "json/json_parts.hpp"
#include "llmadvisor/report/json/advice_json.hpp"
#include "speak/compliance_words.hpp"
#include "speak/document_phrases.hpp"
#include "speak/option_words.hpp"

namespace llmadvisor {
namespace {

using fmt::arg;

namespace phrases {

constexpr Message standing{"{terms}: {bill} a month, with people {full}. Verdict: {verdict}.",
                           "{terms} : {bill} par mois, avec le personnel {full}. Verdict : "
                           "{verdict}."};
constexpr Message unbilled{"{terms}. No bill can be computed. Verdict: {verdict}.",
                           "{terms}. Aucune facture calculable. Verdict : {verdict}."};
constexpr Message against{"What speaks against it", "Ce qui s'y oppose"};
constexpr Message bill{"The bill, line by line", "La facture, ligne par ligne"};
constexpr Message sustains{"What it sustains", "Ce qu'il soutient"};
constexpr Message first_token{"first token after", "premier jeton après"};
constexpr Message each_token{"then a token every", "puis un jeton toutes les"};
constexpr Message rate{"sustained rate", "débit soutenu"};
constexpr Message rate_value{"{rate} requests/s; the peak uses {share} of it",
                             "{rate} requêtes/s ; la pointe en prend {share}"};
constexpr Message idle{"idle capacity", "capacité inutilisée"};
constexpr Message idle_value{"{cost} of the bill pays for machines that wait for requests",
                             "{cost} de la facture paient des machines en attente de requêtes"};
constexpr Message machines{"machines", "machines"};
constexpr Message machines_value{
    "{replicas} replicas of {gpus} GPUs on {instances} x {type} ({region}), {weights} weights, "
    "{hours} h a month",
    "{replicas} répliques de {gpus} GPU sur {instances} x {type} ({region}), poids {weights}, "
    "{hours} h par mois"};
constexpr Message model{"The model", "Le modèle"};
constexpr Message quality{"quality", "qualité"};
constexpr Message record{"record", "fiche"};
constexpr Message conditions{"What the data rules ask", "Ce que demandent les règles de données"};
constexpr Message facts{"What the provider's pages say", "Ce que disent les pages du fournisseur"};

}  // namespace phrases

class Explanation {
 public:
  Explanation(const Advice& advice, const Option& option, const Voice& voice)
      : a_(advice), o_(option), v_(voice) {}

  Document write() {
    document_.title = capitalised(option_label(o_, v_)) + " [" + o_.id + "]";
    document_.language = v_.language();
    document_.blocks.emplace_back(Paragraph{Tone::verdict, standing()});
    reasons();
    bill();
    performance();
    model();
    conditions();
    facts();
    document_.blocks.emplace_back(Paragraph{Tone::note, not_legal_advice(v_)});
    return std::move(document_);
  }

 private:
  void section(const Message& heading, Bullets bullets) {
    if (bullets.items.empty()) return;
    document_.blocks.emplace_back(Heading{v_.say(heading)});
    document_.blocks.emplace_back(std::move(bullets));
  }

  std::string standing() const {
    const auto paid = capitalised(terms(o_, a_.project, v_));
    const auto verdict = verdict_text(o_, v_);
    if (!has_bill(o_)) {
      return v_.say(phrases::unbilled, arg("terms", paid), arg("verdict", verdict));
    }
    return v_.say(phrases::standing, arg("terms", paid), arg("bill", v_.range(o_.monthly)),
                  arg("full", v_.range(o_.full_cost)), arg("verdict", verdict));
  }

  void reasons() {
    Bullets bullets;
    for (const auto& reason : o_.reasons) {
      bullets.items.push_back({"", reason_text(reason, o_, v_)});
    }
    if (o_.affordable) bullets.items.push_back({"", affordable_text(o_, v_)});
    section(phrases::against, std::move(bullets));
  }

  void bill() {
    if (!has_bill(o_)) return;
    document_.blocks.emplace_back(Heading{v_.say(phrases::bill)});
    document_.blocks.emplace_back(bill_table(o_, v_));
  }

  void performance() {
    Bullets bullets;
    if (o_.deployment) {
      const Deployment& d = *o_.deployment;
      bullets.items.push_back(
          {v_.say(phrases::machines),
           v_.say(phrases::machines_value, arg("replicas", d.replicas),
                  arg("gpus", d.gpus_per_replica), arg("instances", d.instances),
                  arg("type", d.instance_type), arg("region", d.region.empty() ? "-" : d.region),
                  arg("weights", d.weights),
                  arg("hours", v_.estimate(d.hours_per_month.value())))});
    }
    if (o_.performance) {
      const Performance& p = *o_.performance;
      bullets.items.push_back(
          {v_.say(phrases::first_token), format_duration(p.ttft, v_.language())});
      bullets.items.push_back(
          {v_.say(phrases::each_token), format_duration(p.tpot, v_.language())});
      bullets.items.push_back({v_.say(phrases::rate),
                               v_.say(phrases::rate_value, arg("rate", v_.estimate(p.rate.value())),
                                      arg("share", v_.percent(p.utilisation)))});
    }
    if (o_.idle) {
      bullets.items.push_back(
          {v_.say(phrases::idle), v_.say(phrases::idle_value, arg("cost", v_.usd(*o_.idle)))});
    }
    section(phrases::sustains, std::move(bullets));
  }

  static std::string dated(const Provenance& p) {
    std::string text = p.source + " (" + to_string(p.as_of) + ")";
    if (!p.note.empty()) text += ": " + p.note;
    return text;
  }

  void model() {
    Bullets bullets;
    if (const auto* quality = v_.catalog().find_quality(o_.model)) {
      const auto band = o_.quality ? std::string(name_of(*o_.quality, v_.language())) : "?";
      bullets.items.push_back({v_.say(phrases::quality),
                               band + ": " + quality->basis + "; " + dated(quality->provenance)});
    }
    if (const auto* record = v_.catalog().find_model(o_.model)) {
      bullets.items.push_back({v_.say(phrases::record), dated(record->provenance)});
    }
    section(phrases::model, std::move(bullets));
  }

  void conditions() {
    Bullets bullets;
    for (const auto& c : o_.compliance.conditions) {
      if (c.condition == nullptr) continue;
      bullets.items.push_back(
          {condition_text(c, v_), std::string(name_of(c.state, v_.language()))});
    }
    for (const auto code : o_.compliance.notices) {
      auto text = notice_text(code, &o_, v_);
      if (!text.empty()) bullets.items.push_back({"", std::move(text)});
    }
    section(phrases::conditions, std::move(bullets));
  }

  /// Each page once, however many conditions lean on it.
  void facts() {
    Bullets bullets;
    std::vector<const ProviderFact*> said;
    for (const auto& c : o_.compliance.conditions) {
      for (const auto& e : c.evidence) {
        if (e.fact == nullptr || std::ranges::count(said, e.fact) > 0) continue;
        said.push_back(e.fact);
        bullets.items.push_back({"", evidence_text(e, v_)});
      }
    }
    section(phrases::facts, std::move(bullets));
  }

  const Advice& a_;
  const Option& o_;
  const Voice& v_;
  Document document_;
};

Document explanation(const Advice& advice, const Option& option, const Catalog& catalog,
                     const ReportContext& context) {
  const Voice voice(catalog, context);
  return Explanation(advice, option, voice).write();
}

}  // namespace

std::string explain_text(const Advice& advice, const Option& option, const Catalog& catalog,
                         const ReportContext& context) {
  return document_text(explanation(advice, option, catalog, context), context);
}

std::string explain_markdown(const Advice& advice, const Option& option, const Catalog& catalog,
                             const ReportContext& context) {
  return document_markdown(explanation(advice, option, catalog, context));
}

std::string explain_html(const Advice& advice, const Option& option, const Catalog& catalog,
                         const ReportContext& context) {
  return document_html(explanation(advice, option, catalog, context));
}

std::string explain_json(const Advice& advice, const Option& option, const Catalog& catalog,
                         const ReportContext& context) {
  nlohmann::ordered_json json;
  json["schema_version"] = json_schema_version;
  json["llmadvisor"] = program_json(catalog, context);
  json["inputs"] = inputs_json(advice.project);
  json["option"] = option_json(option, Voice(catalog, context));
  return json_text(json);
}

}  // namespace llmadvisor
