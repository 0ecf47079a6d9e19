#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>
#include <istream>
#include <nlohmann/json.hpp>
#include <ostream>

#include "../money.hpp"
#include "../names.hpp"
#include "../session.hpp"
#include "../values.hpp"
#include "commands.hpp"
#include "llmadvisor/catalog/files.hpp"
#include "llmadvisor/report/tell/interview.hpp"

namespace llmadvisor::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Throws UsageError for what is no answer; returns how a project file writes it.
using Reading = std::function<Json(std::string_view answer, std::string_view place)>;

class Interview {
 public:
  Interview(const Session& session, Language language) : session_(session), language_(language) {}

  /// Asks until the answer can be read; false where it is left open.
  bool ask(InterviewQuestion question, const std::string& key, const Reading& read,
           std::span<const std::string_view> choices = {}) {
    std::ostream& out = session_.streams.err;
    while (true) {
      out << question_text(question, language_) << '\n';
      if (!choices.empty()) out << fmt::format("  {}\n", fmt::join(choices, ", "));
      out << "> " << std::flush;
      std::string answer;
      if (!std::getline(session_.streams.in, answer)) {
        throw UsageError("no-answer", "the answers ended before the questions: nothing is written");
      }
      const auto first = answer.find_first_not_of(" \t\r");
      if (first == answer.npos) return false;
      const auto last = answer.find_last_not_of(" \t\r");
      try {
        project_[key] = read(std::string_view(answer).substr(first, last - first + 1), key);
        return true;
      } catch (const Error& e) {
        out << e.what() << '\n';
        if (!e.hint().empty()) out << e.hint() << '\n';
      }
    }
  }

  [[nodiscard]] std::string project() const { return project_.dump(2) + "\n"; }

 private:
  const Session& session_;
  Language language_;
  Json project_ = Json::object();
};

template <named_enum Enum>
Json name_in(std::string_view answer, std::string_view place) {
  return to_string(parse_choice<Enum>(answer, place));
}

Json number_in(Number number, std::string_view answer, std::string_view place) {
  const double value = parse_number(answer, place, number_spec(number).bounds(), "");
  return number_spec(number).whole == Whole::yes ? Json(static_cast<std::int64_t>(value))
                                                 : Json(value);
}

Reading number_of(Number number) {
  return [number](std::string_view answer, std::string_view place) {
    return number_in(number, answer, place);
  };
}

Json budget_in(std::string_view answer, std::string_view place) {
  const Money money = parse_money(answer, place);
  return {{"amount", money.amount}, {"currency", to_string(money.currency)}};
}

void ask_about_volume(Interview& interview) {
  using Question = InterviewQuestion;
  if (interview.ask(Question::users, "users", number_of(Number::users))) {
    interview.ask(Question::uses_per_day, "uses_per_day", number_of(Number::uses_per_day));
  } else {
    interview.ask(Question::requests_per_day, "requests_per_day",
                  number_of(Number::requests_per_day));
  }
}

std::string interviewed(const Session& session, Language language, const Catalog& catalog) {
  using Question = InterviewQuestion;
  session.streams.err << interview_opening(language) << '\n';
  Interview interview(session, language);
  interview.ask(Question::description, "description",
                [](auto answer, auto place) { return Json(parse_text(answer, place)); });
  interview.ask(Question::task, "task", name_in<Task>, enum_names<Task>);
  ask_about_volume(interview);
  interview.ask(Question::sensitivity, "sensitivity", name_in<Sensitivity>,
                enum_names<Sensitivity>);
  interview.ask(Question::jurisdiction, "jurisdiction", name_in<Jurisdiction>,
                enum_names<Jurisdiction>);
  interview.ask(Question::budget, "budget", budget_in);
  interview.ask(Question::own, "own", [&](std::string_view answer, std::string_view place) {
    Filters filters;
    filters.own.push_back(parse_own(answer, place));
    resolve_names(filters, catalog);
    return Json::array({std::string(answer)});
  });
  return interview.project();
}

}  // namespace

ExitCode run_init(const Request& request, const Session& session) {
  const auto options = init_options(request);
  if (!session.environment.in.is_terminal) {
    throw UsageError("no-terminal", "'init' asks questions, and there is nobody to answer them",
                     "run it in a terminal, or write the project file yourself: "
                     "{\"budget\": 300, \"users\": 40, \"task\": \"chat\"}");
  }
  if (file_is_there(options.project)) {
    throw DataError("exists", options.project + ": is there already",
                    "name another file with -o, or remove it first");
  }
  const auto& catalog = load_catalog(options, session);
  const std::string project = interviewed(session, options.language, catalog);
  write_new_file(options.project, project);
  session.streams.err << interview_closing(options.project, options.language) << '\n';
  return ExitCode::answered;
}

}  // namespace llmadvisor::cli
