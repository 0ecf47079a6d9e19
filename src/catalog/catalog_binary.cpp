#include "llmadvisor/catalog/catalog_binary.hpp"

#include <cstring>
#include <optional>
#include <stdexcept>
#include <type_traits>
#include <vector>

#include "llmadvisor/catalog/record.hpp"

namespace llmadvisor {
namespace {

template <class T>
concept plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class BinaryWriter {
 public:
  explicit BinaryWriter(std::string& out) : out_(out) {}

  template <class T>
  void field(const char*, const T& value, const auto&...) {
    put(value);
  }
  template <class T>
  void optional(const char*, const T& value, const auto&...) {
    put(value);
  }
  template <class Q>
  void unit(const char*, const Q& value, Q, const auto&...) {
    put(value.value());
  }
  template <class Q>
  void optional_unit(const char*, const std::optional<Q>& value, Q, const auto&...) {
    put(value.has_value());
    if (value) put(value->value());
  }
  template <class T>
  void group(const char*, const T& value) {
    describe(*this, value);
  }
  template <class T>
  void optional_group(const char*, const std::optional<T>& value) {
    put(value.has_value());
    if (value) describe(*this, *value);
  }
  template <class T>
  void list(const char*, const std::vector<T>& values) {
    put_size(values.size());
    for (const auto& value : values) describe(*this, value);
  }
  template <class T>
  void table(const char* key, const std::vector<T>& records) {
    std::string bytes;
    BinaryWriter(bytes).list(key, records);
    put(bytes);
  }

 private:
  template <plain T>
  void put(T value) {
    char bytes[sizeof(T)];
    std::memcpy(bytes, &value, sizeof(T));
    out_.append(bytes, sizeof(T));
  }
  void put_size(std::size_t size) { put(static_cast<std::uint32_t>(size)); }
  void put(const std::string& value) {
    put_size(value.size());
    out_ += value;
  }
  void put(Date value) { put(static_cast<std::int32_t>(value.time_since_epoch().count())); }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class T>
  void put(const std::vector<T>& values) {
    put_size(values.size());
    for (const auto& value : values) put(value);
  }

  std::string& out_;
};

class BinaryReader {
 public:
  BinaryReader(std::string_view in, CatalogPart part) : in_(in), part_(part) {}

  template <class T>
  void field(const char*, T& value, const auto&...) {
    get(value);
  }
  template <class T>
  void optional(const char*, T& value, const auto&...) {
    get(value);
  }
  template <class Q>
  void unit(const char*, Q& value, Q, const auto&...) {
    value = Q(get<double>());
  }
  template <class Q>
  void optional_unit(const char*, std::optional<Q>& value, Q, const auto&...) {
    if (get<bool>()) value = Q(get<double>());
  }
  template <class T>
  void group(const char*, T& value) {
    describe(*this, value);
  }
  template <class T>
  void optional_group(const char*, std::optional<T>& value) {
    if (get<bool>()) describe(*this, value.emplace());
  }
  template <class T>
  void list(const char*, std::vector<T>& values) {
    values.resize(get<std::uint32_t>());
    for (auto& value : values) describe(*this, value);
  }
  template <class T>
  void table(const char* key, std::vector<T>& records) {
    const std::size_t size = get<std::uint32_t>();
    if (is_in(part_, key)) return list(key, records);
    static_cast<void>(take(size));
  }

 private:
  [[noreturn]] static void refuse_truncated() {
    throw std::logic_error("embedded catalogue is truncated");
  }
  std::string_view take(std::size_t size) {
    if (size > in_.size()) refuse_truncated();
    const std::string_view bytes(in_.data(), size);
    in_.remove_prefix(size);
    return bytes;
  }
  template <plain T>
  T get() {
    T value;
    get(value);
    return value;
  }
  template <plain T>
  void get(T& value) {
    std::memcpy(&value, take(sizeof(T)).data(), sizeof(T));
  }
  void get(std::string& value) { value = take(get<std::uint32_t>()); }
  void get(Date& value) { value = Date(std::chrono::days(get<std::int32_t>())); }
  template <class T>
  void get(std::optional<T>& value) {
    if (get<bool>()) get(value.emplace());
  }
  template <class T>
  void get(std::vector<T>& values) {
    values.resize(get<std::uint32_t>());
    for (auto& value : values) get(value);
  }

  std::string_view in_;
  CatalogPart part_;
};

template <class Codec, class CatalogLike>
void code_all(Codec& codec, CatalogLike& catalog) {
  codec.field("as_of", catalog.as_of);
  for_each_table(catalog,
                 [&](const char*, const char* key, auto& table) { codec.table(key, table); });
}

}  // namespace

std::string to_binary(const Catalog& catalog) {
  std::string out;
  BinaryWriter writer(out);
  code_all(writer, catalog);
  return out;
}

Catalog from_binary(std::string_view bytes, CatalogPart part) {
  Catalog catalog;
  BinaryReader reader(bytes, part);
  code_all(reader, catalog);
  return catalog;
}

}  // namespace llmadvisor
