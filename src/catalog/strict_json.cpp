#include "llmadvisor/catalog/strict_json.hpp"

#include <nlohmann/json.hpp>
#include <vector>

#include "llmadvisor/catalog/error.hpp"
#include "llmadvisor/text/utf8.hpp"
#include "plain_json.hpp"

namespace llmadvisor {
namespace {

using nlohmann::json;

/// Builds the document value by value. The library's own builder with a callback looks through the
/// whole parent at every closing brace, which makes large files quadratic.
class StrictBuilder final : public nlohmann::json_sax<json> {
 public:
  explicit StrictBuilder(const std::string& file) : file_(file) {}

  [[nodiscard]] json& document() { return document_; }

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override { return add(value); }
  bool number_float(number_float_t value, const string_t&) override { return add(value); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t&) override { return false; }

  bool start_object(std::size_t) override { return open(json::object()); }
  bool start_array(std::size_t) override { return open(json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    const auto [place, is_new] = open_.back()->get_ref<json::object_t&>().emplace(name, nullptr);
    if (!is_new) throw DataError("bad-data", file_ + ": duplicate key \"" + name + "\"");
    member_ = &place->second;
    return true;
  }

  bool parse_error(std::size_t, const std::string&, const json::exception& error) override {
    const std::string_view what = error.what();
    const auto detail = what.find("] ");
    throw DataError("bad-json",
                    file_ + ": not valid JSON: " +
                        repaired_utf8(detail == what.npos ? what : what.substr(detail + 2)));
  }

 private:
  /// Where the next value goes: the document itself, the member just named, the end of the array.
  json& place(json value) {
    if (open_.empty()) return document_ = std::move(value);
    if (open_.back()->is_object()) return *member_ = std::move(value);
    return open_.back()->get_ref<json::array_t&>().emplace_back(std::move(value));
  }

  bool add(json value) {
    place(std::move(value));
    return true;
  }

  bool open(json empty) {
    if (open_.size() == deepest_nesting) {
      throw DataError("bad-data", file_ + ": nested too deeply");
    }
    open_.push_back(&place(std::move(empty)));
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  const std::string& file_;
  json document_;
  std::vector<json*> open_;  ///< the objects and arrays that are not closed yet, outermost first
  json* member_ = nullptr;   ///< of the innermost object, waiting for its value
};

}  // namespace

json parse_strictly(const std::string& file, std::string_view text, Comments comments) {
  if (auto plain = parse_plain_json(text)) return std::move(*plain);
  StrictBuilder builder(file);
  json::sax_parse(text, &builder, json::input_format_t::json, true, comments == Comments::ignored);
  return std::move(builder.document());
}

}  // namespace llmadvisor
