#include "known_words.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "llmadvisor/text/likeness.hpp"

namespace llmadvisor::cli {
namespace {

constexpr auto names = std::to_array<KnownWord>({{"classified", "secret"}});

constexpr auto hints = std::to_array<KnownWord>({
    // --sensitivity
    {"accountant", "professional-secrecy"},
    {"attorney", "professional-secrecy"},
    {"avocat", "professional-secrecy"},
    {"avocats", "professional-secrecy"},
    {"expert-comptable", "professional-secrecy"},
    {"law", "professional-secrecy"},
    {"lawyer", "professional-secrecy"},
    {"legal", "professional-secrecy"},
    {"notaire", "professional-secrecy"},
    {"notary", "professional-secrecy"},
    {"secret-professionnel", "professional-secrecy"},
    {"cv", "hr"},
    {"human-resources", "hr"},
    {"paie", "hr"},
    {"payroll", "hr"},
    {"recruitment", "hr"},
    {"resume", "hr"},
    {"rh", "hr"},
    {"administrés", "personal"},
    {"association", "personal"},
    {"customers", "personal"},
    {"gdpr", "personal"},
    {"mairie", "personal"},
    {"municipality", "personal"},
    {"pii", "personal"},
    {"rgpd", "personal"},
    {"town hall", "personal"},
    {"town-hall", "personal"},
    {"child", "children"},
    {"enfants", "children"},
    {"minors", "children"},
    {"mineurs", "children"},
    {"school", "children"},
    {"école", "children"},
    {"biometric", "special"},
    {"union", "special"},
    {"syndicat", "special"},
    {"bank", "financial"},
    {"banque", "financial"},
    {"pci", "card"},
    {"health", "medical"},
    {"hds", "medical"},
    {"hipaa", "medical"},
    {"phi", "medical"},
    {"santé", "medical"},
    {"cui", "government"},
    {"état", "government"},
    {"dual-use", "export-controlled"},
    {"ear", "export-controlled"},
    {"export", "export-controlled"},
    {"itar", "export-controlled"},
    {"diffusion-restreinte", "restricted"},
    {"dr", "restricted"},
    {"confidentiel-défense", "secret"},
    {"classifié", "secret"},
    {"top-secret", "secret"},
    // --jurisdiction
    {"britain", "uk"},
    {"england", "uk"},
    {"gb", "uk"},
    {"gbr", "uk"},
    {"great britain", "uk"},
    {"royaume-uni", "uk"},
    {"united kingdom", "uk"},
    {"che", "ch"},
    {"suisse", "ch"},
    {"swiss", "ch"},
    {"switzerland", "ch"},
    {"ca", "ca-qc"},
    {"canada", "ca-qc"},
    {"qc", "ca-qc"},
    {"quebec", "ca-qc"},
    {"québec", "ca-qc"},
    {"france", "fr"},
    {"america", "us"},
    {"usa", "us"},
    {"united states", "us"},
    {"états-unis", "us"},
    {"at", "eu"},
    {"be", "eu"},
    {"bg", "eu"},
    {"cy", "eu"},
    {"cz", "eu"},
    {"de", "eu"},
    {"dk", "eu"},
    {"ee", "eu"},
    {"eea", "eu"},
    {"es", "eu"},
    {"europe", "eu"},
    {"fi", "eu"},
    {"germany", "eu"},
    {"gr", "eu"},
    {"hr", "eu"},
    {"hu", "eu"},
    {"ie", "eu"},
    {"is", "eu"},
    {"it", "eu"},
    {"li", "eu"},
    {"lt", "eu"},
    {"lu", "eu"},
    {"lv", "eu"},
    {"mt", "eu"},
    {"nl", "eu"},
    {"no", "eu"},
    {"pl", "eu"},
    {"pt", "eu"},
    {"ro", "eu"},
    {"se", "eu"},
    {"si", "eu"},
    {"sk", "eu"},
    {"ue", "eu"},
});

}  // namespace

std::span<const KnownWord> other_names() { return names; }

std::optional<std::string_view> meant_by(std::string_view word,
                                         std::span<const std::string_view> choices) {
  const auto written = lower_case(word);
  for (const auto& hint : hints) {
    if (hint.word == written && std::ranges::count(choices, hint.value) > 0) return hint.value;
  }
  return std::nullopt;
}

}  // namespace llmadvisor::cli
