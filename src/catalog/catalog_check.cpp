#include "llmadvisor/catalog/catalog_check.hpp"

#include <algorithm>
#include <set>

#include "llmadvisor/catalog/record_key.hpp"

namespace llmadvisor {
namespace {

class Checker {
 public:
  Checker(const Catalog& catalog, Date today) : c_(catalog), today_(today) {}

  std::vector<std::string> run() {
    for_each_table(c_, [&](std::string_view, const char* table, const auto& records) {
      table_ = table;
      check_keys(records);
      for (const auto& record : records) {
        if constexpr (requires { record.provenance; }) check_origin(record, record.provenance);
      }
    });
    check_names();
    check_prices();
    return std::move(problems_);
  }

 private:
  void report(const std::string& key, const std::string& problem) {
    problems_.push_back(std::string(table_) + ": " + key + ": " + problem);
  }

  template <class Record>
  void check_keys(const std::vector<Record>& records) {
    std::set<std::string, std::less<>> keys;
    for (const auto& record : records) {
      const auto key = record_key(record);
      if (key.empty()) report("?", "a record without a name");
      if (!keys.insert(key).second) report(key, "two records have this name");
    }
  }

  template <class Record>
  void check_origin(const Record& record, const Provenance& origin) {
    if (origin.source.empty()) report(record_key(record), "no source");
    if (origin.as_of > today_) {
      report(record_key(record), "dated " + to_string(origin.as_of) + ", after today");
    }
  }

  void check_model(const std::string& key, const std::string& model) {
    if (c_.find_model(model) == nullptr) report(key, "no such model: " + model);
  }

  void check_provider(const std::string& key, const std::string& provider) {
    if (c_.find_provider(provider) == nullptr) report(key, "no such provider: " + provider);
  }

  void check_gpu(const std::string& key, const std::string& gpu) {
    if (c_.find_gpu(gpu) == nullptr) report(key, "no such GPU: " + gpu);
  }

  void check_names() {
    table_ = "qualities";
    for (const auto& q : c_.qualities) check_model(q.model, q.model);
    table_ = "api_offers";
    for (const auto& offer : c_.api_offers) {
      check_model(offer.id, offer.model);
      check_provider(offer.id, offer.provider);
    }
    table_ = "gpu_offers";
    for (const auto& offer : c_.gpu_offers) {
      check_gpu(offer.id, offer.gpu);
      check_provider(offer.id, offer.provider);
    }
    table_ = "servers";
    for (const auto& server : c_.servers) check_gpu(server.id, server.gpu);
    table_ = "fine_tuning_offers";
    for (const auto& offer : c_.fine_tuning_offers) check_provider(offer.id, offer.provider);
  }

  template <class Price>
  void check_price(const std::string& key, const std::optional<Price>& price) {
    if (price && price->value() <= 0) report(key, "a price of zero; leave an unknown price out");
  }

  void check_prices() {
    table_ = "api_offers";
    for (const auto& offer : c_.api_offers) {
      check_price(offer.id, offer.prices.input);
      check_price(offer.id, offer.prices.output);
    }
    table_ = "gpu_offers";
    for (const auto& offer : c_.gpu_offers) {
      check_price(offer.id, offer.on_demand);
      check_price(offer.id, offer.reserved_1_year);
      check_price(offer.id, offer.reserved_3_years);
      if (offer.gpus < 1) report(offer.id, "an instance without a GPU");
      if (offer.spot && offer.spot->low > offer.spot->high) {
        report(offer.id, "the lowest spot price is above the highest");
      }
    }
  }

  const Catalog& c_;
  Date today_;
  std::string_view table_;
  std::vector<std::string> problems_;
};

}  // namespace

std::vector<std::string> check_catalog(const Catalog& catalog, Date today) {
  return Checker(catalog, today).run();
}

}  // namespace llmadvisor
