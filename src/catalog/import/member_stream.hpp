#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "foreign_json.hpp"

namespace llmadvisor {

/// Hands over the members of the object that a file holds, in the order of their names, each with
/// its tree held no longer than it is looked at: a large file as a whole would take ten times its
/// size. What is wrong anywhere in the file is said before what a visit finds wrong with a member.
/// Throws DataError.
void for_each_member(
    const std::string& file, std::string_view text,
    const std::function<void(const std::string& name, const ForeignJson& value)>& visit);

}  // namespace llmadvisor
