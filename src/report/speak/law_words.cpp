#include "law_words.hpp"

#include <optional>

#include "llmadvisor/report/speak/names.hpp"
#include "message.hpp"

namespace llmadvisor {
namespace {

std::optional<Message> american_law(Sensitivity s) {
  switch (s) {
    case Sensitivity::medical:
      return words::law_hipaa;
    case Sensitivity::financial:
      return words::law_glba;
    case Sensitivity::government:
      return words::law_fedramp;
    case Sensitivity::children:
      return words::law_children_us;
    case Sensitivity::export_controlled:
      return words::law_itar;
    case Sensitivity::personal:
    case Sensitivity::hr:
    case Sensitivity::special:
      return words::law_states;
    default:
      return std::nullopt;
  }
}

std::optional<Message> european_law(Sensitivity s) {
  switch (s) {
    case Sensitivity::financial:
      return words::law_dora;
    case Sensitivity::medical:
      return words::law_gdpr_health;
    case Sensitivity::export_controlled:
      return words::law_dual_use;
    case Sensitivity::personal:
    case Sensitivity::hr:
    case Sensitivity::children:
    case Sensitivity::special:
    case Sensitivity::professional_secrecy:
      return words::law_gdpr;
    default:
      return std::nullopt;
  }
}

std::optional<Message> french_law(Sensitivity s) {
  if (s == Sensitivity::medical) return words::law_hds;
  if (s == Sensitivity::government) return words::law_secnumcloud;
  if (s == Sensitivity::professional_secrecy) return words::law_secrecy;
  return european_law(s);
}

std::optional<Message> decisive_law(Sensitivity s, Jurisdiction place) {
  // The card networks' own rule holds everywhere.
  if (s == Sensitivity::card) return words::law_pci;
  switch (place) {
    case Jurisdiction::any:
      return std::nullopt;
    case Jurisdiction::us:
      return american_law(s);
    case Jurisdiction::eu:
      return european_law(s);
    case Jurisdiction::fr:
      return french_law(s);
    case Jurisdiction::uk:
      return words::law_uk;
    case Jurisdiction::ch:
      return words::law_ch;
    case Jurisdiction::ca_qc:
      return words::law_qc;
  }
  return std::nullopt;
}

}  // namespace

std::string law_text(Sensitivity s, Jurisdiction place, Language language) {
  std::string text(law_of(place, language));
  const auto decisive = decisive_law(s, place);
  return decisive ? text + " (" + say(language, *decisive) + ")" : text;
}

}  // namespace llmadvisor
