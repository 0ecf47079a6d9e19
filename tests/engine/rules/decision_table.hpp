#pragma once

#include <array>
#include <string_view>

#include "llmadvisor/catalog/rules.hpp"

namespace decision_table {

using llmadvisor::Jurisdiction;
using llmadvisor::Sensitivity;

/// One row of the decision table as a person reads it, in the order of DeploymentClass: closed,
/// hyperscaler, hosted, EU-hosted, exposed APIs; cloud, neocloud, marketplace GPUs; own premises.
///
///   "A"                      allowed
///   "C2 C3 @S17"             conditional on C2 and C3; S17 is among the sources
///   "C9 !C9 @S8"             conditional; a page must point to C9
///   "N @S22"                 not advisable
///   "N C3 C6 ?C6 @S11"       not advisable unless facts show C6; then on C3 and C6
struct Row {
  Sensitivity sensitivity;
  Jurisdiction jurisdiction;
  std::array<std::string_view, 9> cells;
};

inline constexpr std::array<std::string_view, 9> open_to_all{"A", "A", "A",       "A", "C1 @S18",
                                                             "A", "A", "C1 @S18", "A"};
inline constexpr std::array<std::string_view, 9> internal{
    "C2 @S17", "C2 @S17", "C2 @S17", "C2 @S17", "N @S22", "C2 @S17", "C2 @S17", "N @S21", "A"};
inline constexpr std::array<std::string_view, 9> personal_europe{"C2 C3 C4 @S17 S1 S2 S5",
                                                                 "C2 C3 C4 @S17 S1 S2 S5",
                                                                 "C2 C3 C4 @S17 S1 S2 S5",
                                                                 "C2 C3 @S17 S1",
                                                                 "N @S22 S23 S24",
                                                                 "C3 C4 @S1 S2 S4 S6",
                                                                 "C3 C4 @S1 S2 S4 S6",
                                                                 "N @S21",
                                                                 "C5 @S1"};
inline constexpr std::array<std::string_view, 9> personal_us{
    "C2 @S17", "C2 @S17", "C2 @S17", "C2 @S17", "N @S22", "C2 @S17", "C2 @S17", "N @S21", "C5 @S1"};
inline constexpr std::array<std::string_view, 9> financial_europe{"C2 C3 C4 C6 @S11 S12 S13",
                                                                  "C2 C3 C4 C6 @S11 S12 S13",
                                                                  "N C2 C3 C4 C6 ?C6 @S11 S12",
                                                                  "C2 C3 C6 @S11 S12 S13",
                                                                  "N @S22",
                                                                  "C3 C4 C6 @S11 S12 S13",
                                                                  "N C3 C4 C6 ?C6 @S11 S12",
                                                                  "N @S21",
                                                                  "C5 C6 @S1 S11"};
inline constexpr std::array<std::string_view, 9> financial_us{
    "C2 C7 @S14", "C2 C7 @S14", "C2 C7 @S14", "C2 C7 @S14",   "N @S22",
    "C2 C7 @S14", "C2 C7 @S14", "N @S21",     "C5 C7 @S14 S1"};
inline constexpr std::array<std::string_view, 9> card_europe{
    "N @S10",       "C2 C3 C4 C8 !C8 @S10 S2", "N @S10", "N @S10",
    "N @S22",       "C3 C4 C8 !C8 @S10 S2",    "N @S10", "N @S21",
    "C5 C8 @S10 S1"};
inline constexpr std::array<std::string_view, 9> card_us{
    "N @S10",         "C2 C8 !C8 @S10", "N @S10", "N @S10",       "N @S22",
    "C2 C8 !C8 @S10", "N @S10",         "N @S21", "C5 C8 @S10 S1"};
inline constexpr std::array<std::string_view, 9> state_data{"N @S15", "N @S15", "N @S15",
                                                            "N @S15", "N @S15", "C13 !C13 @S15 S16",
                                                            "N @S15", "N @S15", "C13 @S15 S16"};
inline constexpr std::array<std::string_view, 9> classified{
    "N @S16", "N @S16", "N @S16", "N @S16", "N @S16", "N @S16", "N @S16", "N @S16", "C15 @S16"};

inline constexpr std::array<std::string_view, 9> classified_france{
    "N @S16",          "N @S16", "N @S16", "N @S16",      "N @S16",
    "N C14 ?C14 @S16", "N @S16", "N @S16", "C14 C15 @S16"};
inline constexpr std::array<std::string_view, 9> medical_europe{"N C2 C3 C4 C11 ?C3 C4 C11 @S1 S2",
                                                                "C2 C3 C4 C11 @S1 S2",
                                                                "N @S1 S2",
                                                                "C2 C3 C11 @S1",
                                                                "N @S22",
                                                                "C3 C4 C11 @S1 S2",
                                                                "N C3 C4 C11 ?C3 C11 @S1",
                                                                "N @S21",
                                                                "C5 C10 @S8 S1"};
inline constexpr std::array<std::string_view, 9> professional_secrecy{
    "C2 C3 C4", "C2 C3 C4", "N", "C2 C3", "N", "C3 C4", "N", "N", "C5"};
inline constexpr std::array<std::string_view, 9> professional_secrecy_us{"C2", "C2", "N", "C2", "N",
                                                                         "C2", "N",  "N", "C5"};

inline constexpr std::array rows{
    Row{Sensitivity::public_data, Jurisdiction::us, open_to_all},
    Row{Sensitivity::public_data, Jurisdiction::eu, open_to_all},
    Row{Sensitivity::public_data, Jurisdiction::fr, open_to_all},
    Row{Sensitivity::internal, Jurisdiction::us, internal},
    Row{Sensitivity::internal, Jurisdiction::eu, internal},
    Row{Sensitivity::internal, Jurisdiction::fr, internal},
    Row{Sensitivity::personal, Jurisdiction::us, personal_us},
    Row{Sensitivity::personal, Jurisdiction::eu, personal_europe},
    Row{Sensitivity::personal, Jurisdiction::fr, personal_europe},
    Row{Sensitivity::financial, Jurisdiction::us, financial_us},
    Row{Sensitivity::financial, Jurisdiction::eu, financial_europe},
    Row{Sensitivity::financial, Jurisdiction::fr, financial_europe},
    Row{Sensitivity::card, Jurisdiction::us, card_us},
    Row{Sensitivity::card, Jurisdiction::eu, card_europe},
    Row{Sensitivity::card, Jurisdiction::fr, card_europe},
    Row{Sensitivity::medical,
        Jurisdiction::us,
        {"C2 C12 !C12 @S7", "C2 C12 !C12 @S7", "C2 C12 !C12 @S7", "C2 C12 !C12 @S7", "N @S22",
         "C2 C12 !C12 @S7", "C2 C12 !C12 @S7", "N @S21", "C5 @S1"}},
    Row{Sensitivity::medical, Jurisdiction::eu, medical_europe},
    Row{Sensitivity::medical,
        Jurisdiction::fr,
        {"N @S8 S9", "N C2 C3 C4 C9 ?C9 @S8 S9", "N @S8 S9", "N C2 C3 C9 ?C9 @S8 S9", "N @S22",
         "C3 C4 C9 !C9 @S8 S9", "N @S8 S9", "N @S21", "C5 C10 @S8 S1"}},
    Row{Sensitivity::government,
        Jurisdiction::us,
        {"N C16 ?C16 @S19", "C16 !C16 @S19", "N @S19", "N @S19", "N @S19", "C16 !C16 @S19",
         "N @S19", "N @S19", "C16 @S19"}},
    Row{Sensitivity::government, Jurisdiction::eu, state_data},
    Row{Sensitivity::government, Jurisdiction::fr, state_data},
    Row{Sensitivity::secret, Jurisdiction::us, classified},
    Row{Sensitivity::secret, Jurisdiction::eu, classified},
    Row{Sensitivity::secret, Jurisdiction::fr, classified_france},
    Row{Sensitivity::public_data, Jurisdiction::uk, open_to_all},
    Row{Sensitivity::internal, Jurisdiction::uk, internal},
    Row{Sensitivity::personal, Jurisdiction::uk, personal_europe},
    Row{Sensitivity::financial, Jurisdiction::uk, financial_europe},
    Row{Sensitivity::card, Jurisdiction::uk, card_europe},
    Row{Sensitivity::medical, Jurisdiction::uk, medical_europe},
    Row{Sensitivity::government, Jurisdiction::uk, state_data},
    Row{Sensitivity::secret, Jurisdiction::uk, classified},
    Row{Sensitivity::public_data, Jurisdiction::ch, open_to_all},
    Row{Sensitivity::internal, Jurisdiction::ch, internal},
    Row{Sensitivity::personal, Jurisdiction::ch, personal_europe},
    Row{Sensitivity::financial, Jurisdiction::ch, financial_europe},
    Row{Sensitivity::card, Jurisdiction::ch, card_europe},
    Row{Sensitivity::medical, Jurisdiction::ch, medical_europe},
    Row{Sensitivity::government, Jurisdiction::ch, state_data},
    Row{Sensitivity::secret, Jurisdiction::ch, classified},
    Row{Sensitivity::public_data, Jurisdiction::ca_qc, open_to_all},
    Row{Sensitivity::internal, Jurisdiction::ca_qc, internal},
    Row{Sensitivity::personal, Jurisdiction::ca_qc, personal_europe},
    Row{Sensitivity::financial, Jurisdiction::ca_qc, financial_europe},
    Row{Sensitivity::card, Jurisdiction::ca_qc, card_europe},
    Row{Sensitivity::medical, Jurisdiction::ca_qc, medical_europe},
    Row{Sensitivity::government, Jurisdiction::ca_qc, state_data},
    Row{Sensitivity::secret, Jurisdiction::ca_qc, classified},
    Row{Sensitivity::hr, Jurisdiction::us, personal_us},
    Row{Sensitivity::hr, Jurisdiction::eu, personal_europe},
    Row{Sensitivity::hr, Jurisdiction::fr, personal_europe},
    Row{Sensitivity::hr, Jurisdiction::uk, personal_europe},
    Row{Sensitivity::hr, Jurisdiction::ch, personal_europe},
    Row{Sensitivity::hr, Jurisdiction::ca_qc, personal_europe},
    Row{Sensitivity::children, Jurisdiction::us, personal_us},
    Row{Sensitivity::children, Jurisdiction::eu, personal_europe},
    Row{Sensitivity::children, Jurisdiction::fr, personal_europe},
    Row{Sensitivity::children, Jurisdiction::uk, personal_europe},
    Row{Sensitivity::children, Jurisdiction::ch, personal_europe},
    Row{Sensitivity::children, Jurisdiction::ca_qc, personal_europe},
    Row{Sensitivity::special, Jurisdiction::us, personal_us},
    Row{Sensitivity::special, Jurisdiction::eu, personal_europe},
    Row{Sensitivity::special, Jurisdiction::fr, personal_europe},
    Row{Sensitivity::special, Jurisdiction::uk, personal_europe},
    Row{Sensitivity::special, Jurisdiction::ch, personal_europe},
    Row{Sensitivity::special, Jurisdiction::ca_qc, personal_europe},
    Row{Sensitivity::restricted, Jurisdiction::us, classified},
    Row{Sensitivity::restricted, Jurisdiction::eu, classified},
    Row{Sensitivity::restricted, Jurisdiction::fr, classified_france},
    Row{Sensitivity::restricted, Jurisdiction::uk, classified},
    Row{Sensitivity::restricted, Jurisdiction::ch, classified},
    Row{Sensitivity::restricted, Jurisdiction::ca_qc, classified},
    Row{Sensitivity::export_controlled, Jurisdiction::us, classified},
    Row{Sensitivity::export_controlled, Jurisdiction::eu, classified},
    Row{Sensitivity::export_controlled, Jurisdiction::fr, classified_france},
    Row{Sensitivity::export_controlled, Jurisdiction::uk, classified},
    Row{Sensitivity::export_controlled, Jurisdiction::ch, classified},
    Row{Sensitivity::export_controlled, Jurisdiction::ca_qc, classified},
    Row{Sensitivity::professional_secrecy, Jurisdiction::us, professional_secrecy_us},
    Row{Sensitivity::professional_secrecy, Jurisdiction::eu, professional_secrecy},
    Row{Sensitivity::professional_secrecy, Jurisdiction::fr, professional_secrecy},
    Row{Sensitivity::professional_secrecy, Jurisdiction::uk, professional_secrecy},
    Row{Sensitivity::professional_secrecy, Jurisdiction::ch, professional_secrecy},
    Row{Sensitivity::professional_secrecy, Jurisdiction::ca_qc, professional_secrecy},
};

}  // namespace decision_table
