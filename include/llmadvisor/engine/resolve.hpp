#pragma once

#include "llmadvisor/catalog/catalog.hpp"
#include "llmadvisor/engine/input.hpp"
#include "llmadvisor/engine/project.hpp"

namespace llmadvisor {

/// The input without its texts and with what they decided in their place, so that it stays decided
/// whatever else changes.
[[nodiscard]] ProjectInput settled(const ProjectInput& input, const Project& project);

/// Fills the gaps: a class of data, a place or a topic that nobody states is what words of the
/// description say, else the default. Throws DataError when the catalogue lacks a default that is
/// needed, Error with code `contradiction` when inputs exclude each other.
[[nodiscard]] Project resolve(const ProjectInput& input, const Catalog& catalog);

}  // namespace llmadvisor
