#include "words.hpp"

#include <array>

namespace llmadvisor {
namespace {

struct Words {
  std::string_view en;
  std::string_view fr;

  [[nodiscard]] std::string_view in(Language language) const {
    return language == Language::fr ? fr : en;
  }
};

// In the order of the enumerators.
constexpr std::array<Words, 8> sensitivities{{
    {"public data (nothing confidential)", "données publiques (rien de confidentiel)"},
    {"internal data (the company's unpublished documents)",
     "données internes (documents non publics de l'entreprise)"},
    {"personal data (names, messages, identifiers; GDPR)",
     "données personnelles (noms, messages, identifiants ; RGPD)"},
    {"financial data (customers' transactions and accounts)",
     "données financières ou bancaires (transactions et comptes de clients)"},
    {"payment card data (card numbers; PCI DSS)",
     "données de cartes de paiement (numéros de carte ; PCI DSS)"},
    {"medical data (patients' health data)", "données médicales (données de santé de patients)"},
    {"government data (a public administration's sensitive data)",
     "données d'administration (données sensibles d'un service public)"},
    {"classified or restricted data (marked secret or restricted)",
     "données classifiées ou à diffusion restreinte"},
}};

constexpr std::array<Words, 4> jurisdictions{{
    {"", ""},
    {"to be kept in the United States", "à conserver aux États-Unis"},
    {"to be kept in the European Union", "à conserver dans l'Union européenne"},
    {"to be kept in France", "à conserver en France"},
}};
static_assert(sensitivities.size() == enum_names<Sensitivity>.size());
static_assert(jurisdictions.size() == enum_names<Jurisdiction>.size());

}  // namespace

std::string_view sensitivity_words(Sensitivity sensitivity, Language language) {
  return sensitivities[static_cast<std::size_t>(sensitivity)].in(language);
}

std::string_view jurisdiction_words(Jurisdiction jurisdiction, Language language) {
  return jurisdictions[static_cast<std::size_t>(jurisdiction)].in(language);
}

}  // namespace llmadvisor
