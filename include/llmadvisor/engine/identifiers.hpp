#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "llmadvisor/catalog/enum_names.hpp"

namespace llmadvisor {

/// What tells who somebody is, or opens an account: nothing to write into a description.
enum class Identifier {
  iban,             ///< of its country's length, ISO 7064 mod 97-10 = 1
  card_number,      ///< of a card network's length and first digits, Luhn
  french_social,    ///< NIR: 13 digits and the key 97 - n mod 97
  american_social,  ///< SSN: 3-2-4 digits, of a number that is given out
  email,
  phone,   ///< with +, or as written in France, the United Kingdom or the United States
  person,  ///< a form of address and a name
};
template <>
inline constexpr auto enum_rows<Identifier> =
    std::to_array<EnumRow<Identifier>>({{Identifier::iban, "iban"},
                                        {Identifier::card_number, "card-number"},
                                        {Identifier::french_social, "french-social"},
                                        {Identifier::american_social, "american-social"},
                                        {Identifier::email, "email"},
                                        {Identifier::phone, "phone"},
                                        {Identifier::person, "person"}});

/// The kinds that a text holds, each once, in the order above; never the values.
[[nodiscard]] std::vector<Identifier> identifiers_in(std::string_view text);

}  // namespace llmadvisor
