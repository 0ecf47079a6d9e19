#pragma once

#include <utility>

#include "llmadvisor/catalog/rules.hpp"

namespace llmadvisor {

/// From laxer to stricter, as docs/compliance.md has them.
inline constexpr std::pair<Sensitivity, Sensitivity> stricter_classes[] = {
    {Sensitivity::public_data, Sensitivity::internal},
    {Sensitivity::internal, Sensitivity::personal},
    {Sensitivity::personal, Sensitivity::hr},
    {Sensitivity::personal, Sensitivity::children},
    {Sensitivity::personal, Sensitivity::special},
    {Sensitivity::personal, Sensitivity::professional_secrecy},
    {Sensitivity::personal, Sensitivity::medical},
    {Sensitivity::government, Sensitivity::restricted},
    {Sensitivity::restricted, Sensitivity::secret},
};

}  // namespace llmadvisor
