#include "mentions.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "listener.hpp"
#include "llmadvisor/text/written_number.hpp"

namespace llmadvisor {
namespace {

constexpr double most_people = 1e9;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }

/// "1 500" or "2.5 million" as far as it goes: the words from `first` on that make one number.
std::size_t words_of_number(std::string_view text, const std::vector<Word>& words,
                            std::size_t first) {
  std::size_t past = first + 1;
  const auto gap = [&](std::size_t next) {
    return text.substr(words[next - 1].end, words[next].begin - words[next - 1].end);
  };
  for (; past < words.size() && all_digits(words[past].folded); ++past) {
    const auto mark = plain_marks(gap(past));
    const bool parts = mark.empty() ? words[past].folded.size() == 3
                                    : mark.size() == 1 && gap(past).find(' ') == gap(past).npos &&
                                          std::string_view(".,'_").find(mark) != mark.npos;
    if (!parts) break;
  }
  if (past < words.size() && plain_marks(gap(past)).empty() && zeros_of(words[past].folded)) ++past;
  return past - first;
}

/// Of people there is a whole number; "1.500" of them are as many as "1,500".
std::optional<double> people_in(std::string_view number) {
  const auto read = written_number(number);
  if (!read) return std::nullopt;
  const double people = read->otherwise.value_or(read->value);
  if (people < 1 || people > most_people || people != std::floor(people)) return std::nullopt;
  return people;
}

/// "24/7", "40 %", "$40" and "GPT-4" count nobody.
bool is_part_of_more(std::string_view text, std::size_t begin, std::size_t end) {
  const auto before = text.substr(0, begin);
  const auto behind = plain_marks(text.substr(end, 4));
  const bool of_name = before.size() > 1 && before.ends_with('-') &&
                       !is_digit(before[before.size() - 2]) && before[before.size() - 2] != ' ';
  if (of_name) return true;
  for (const auto* mark : {"/", "$", "€", "£", "."}) {
    if (before.ends_with(mark)) return true;
  }
  for (const auto* mark : {"/", "%", "$", "€", "£"}) {
    if (behind.starts_with(mark)) return true;
  }
  return false;
}

/// The words, with each number of people as one word: any_number.
std::vector<Word> with_numbers(std::string_view text, const std::vector<Word>& words) {
  std::vector<Word> result;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t count = is_digit(words[i].folded.front()) ? words_of_number(text, words, i) : 0;
    // "40 300-page reports": what is no number together may be one alone.
    if (count > 1 &&
        !people_in(text.substr(words[i].begin, words[i + count - 1].end - words[i].begin))) {
      count = 1;
    }
    if (count > 0) {
      const auto begin = words[i].begin;
      const auto end = words[i + count - 1].end;
      if (people_in(text.substr(begin, end - begin)) && !is_part_of_more(text, begin, end)) {
        result.push_back({std::string(any_number), begin, end});
        i += count;
        continue;
      }
    }
    result.push_back(words[i++]);
  }
  return result;
}

/// A row of the table that stands in the text.
struct Said {
  const TopicHint* row = nullptr;
  Stretch stretch;
  bool unwanted = false;
  bool unsure = false;
};

/// In the order of the text. "No RAG or fine-tuning" wants neither, "maybe RAG" is unsure.
std::vector<Said> said_in(const Listener& listener, const std::vector<TopicHint>& table) {
  std::vector<Said> all;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (!listener.is_for(table[i])) continue;
    for (const auto& stretch : listener.heard(i)) {
      if (!listener.is_one_phrase(stretch)) continue;
      all.push_back({.row = &table[i],
                     .stretch = stretch,
                     .unwanted = listener.is_damped(stretch, DampingKind::without) ||
                                 listener.is_damped(stretch, DampingKind::unwanted),
                     .unsure = listener.is_damped(stretch, DampingKind::unsure)});
    }
  }
  std::ranges::stable_sort(all, {}, [](const Said& said) { return said.stretch.first; });
  constexpr std::size_t near = 8;  // of those before it
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i - std::min(i, near); j < i; ++j) {
      const bool is_part = all[j].stretch.overlaps(all[i].stretch);
      const bool carries = is_part || listener.are_joined(all[j].stretch, all[i].stretch);
      all[i].unwanted = all[i].unwanted || (carries && all[j].unwanted);
      all[i].unsure = all[i].unsure || (carries && all[j].unsure);
    }
  }
  std::erase_if(all, [](const Said& said) { return said.unwanted; });
  return all;
}

/// The most people that are counted anywhere: those of one team are among those of the house.
std::optional<Mention> users_in(const Listener& listener, std::string_view text,
                                const std::vector<Said>& all) {
  std::optional<Mention> most;
  for (const auto& said : all) {
    if (said.row->topic != Topic::users) continue;
    for (auto i = said.stretch.first; i < said.stretch.past(); ++i) {
      const auto& word = listener.word(i);
      if (word.folded != any_number) continue;
      const auto people = people_in(text.substr(word.begin, word.end - word.begin));
      if (!people) continue;
      // "School of 800 pupils" is quoted by its pupils.
      const bool is_noun = i == said.stretch.first;
      const bool counts = !most || *people > *most->users || (is_noun && *people == *most->users);
      if (!counts) continue;
      most =
          Mention{.topic = Topic::users, .words = listener.quoted({said.stretch}), .users = people};
    }
  }
  return most;
}

/// What is said of one topic, and of answers in one language.
struct Gathered {
  std::vector<Stretch> plain;
  std::vector<Stretch> maybe;
};

/// Answers in two languages, or in one that is not plainly theirs, are asked about.
void settle_languages(std::vector<Mention>& mentions) {
  const auto is_plain = [](const Mention& m) {
    return m.topic == Topic::answer_language && m.use == MentionUse::counted;
  };
  const auto plain = std::ranges::count_if(mentions, is_plain);
  if (plain == 0) return;
  std::erase_if(mentions, [&](const Mention& m) {
    return m.topic == Topic::answer_language && !is_plain(m);
  });
  if (plain == 1) return;
  for (auto& mention : mentions) {
    if (is_plain(mention)) mention.use = MentionUse::asked;
  }
}

bool wants(const std::vector<Mention>& mentions, Topic topic) {
  return std::ranges::any_of(
      mentions, [&](const Mention& m) { return m.topic == topic && m.use == MentionUse::counted; });
}

std::string_view preset_of(Task task, const Catalog& catalog) {
  const auto found = std::ranges::find(catalog.tasks, task, &TaskProfile::task);
  return found != catalog.tasks.end() ? std::string_view(found->preset) : std::string_view();
}

std::string_view preset_for(const std::vector<Mention>& mentions, const ProjectInput& input,
                            const Catalog& catalog) {
  if (input.preset) return *input.preset;
  const bool codes = !input.task && wants(mentions, Topic::coding);
  const Task task = codes ? Task::coding : input.task.value_or(Task::general);
  if (const auto preset = preset_of(task, catalog); !preset.empty()) return preset;
  const bool retrieves = input.rag ? *input.rag == Wanted::yes : wants(mentions, Topic::rag);
  return retrieves ? preset_of(Task::rag, catalog) : std::string_view();
}

/// Of the preset, or the least that any has.
std::optional<double> requests_of_one(std::string_view preset, const Catalog& catalog) {
  std::optional<double> least;
  for (const auto& each : catalog.presets) {
    const auto requests = each.requests_per_user_and_day;
    if (!requests) continue;
    if (each.id == preset) return requests;
    if (!least || *requests < *least) least = requests;
  }
  return least;
}

MentionUse use_of(const Mention& mention, const ProjectInput& input) {
  switch (mention.topic) {
    case Topic::rag:
      return input.rag ? MentionUse::stated : mention.use;
    case Topic::fine_tuning:
      return input.fine_tuning ? MentionUse::stated : mention.use;
    case Topic::vision:
      if (std::ranges::count(input.needs, Capability::vision) > 0) return MentionUse::stated;
      // Who lists needs may have left this one out on purpose.
      return input.needs.empty() ? mention.use : MentionUse::asked;
    case Topic::coding:
      return input.task ? MentionUse::stated : mention.use;
    case Topic::answer_language:
      return input.answer_language ? MentionUse::stated : mention.use;
    case Topic::users:
      return input[Number::requests_per_day] || input[Number::users] ? MentionUse::stated
                                                                     : MentionUse::counted;
  }
  return mention.use;
}

}  // namespace

std::vector<Mention> mentions_in(std::string_view text, const Catalog& catalog) {
  std::vector<HintRow> rows;
  add_rows(catalog.topic_hints, rows);
  const Listener listener(text, with_numbers(text, words_of(text)), rows, catalog.hint_damping);
  const auto all = said_in(listener, catalog.topic_hints);
  std::map<std::pair<Topic, std::optional<Skill>>, Gathered> topics;
  for (const auto& said : all) {
    if (said.row->topic == Topic::users) continue;
    const bool is_plain = said.row->strength == TopicStrength::plain && !said.unsure;
    auto& gathered = topics[{said.row->topic, said.row->answers_in}];
    (is_plain ? gathered.plain : gathered.maybe).push_back(said.stretch);
  }
  std::vector<Mention> mentions;
  for (const auto& [topic, gathered] : topics) {
    const bool is_plain = !gathered.plain.empty();
    mentions.push_back({.topic = topic.first,
                        .use = is_plain ? MentionUse::counted : MentionUse::asked,
                        .words = listener.quoted(is_plain ? gathered.plain : gathered.maybe),
                        .language = topic.second});
  }
  settle_languages(mentions);
  if (auto users = users_in(listener, text, all)) mentions.push_back(std::move(*users));
  return mentions;
}

void compare_with_input(std::vector<Mention>& mentions, const ProjectInput& input,
                        const Catalog& catalog) {
  for (auto& mention : mentions) mention.use = use_of(mention, input);
  const auto requests = requests_of_one(preset_for(mentions, input, catalog), catalog);
  for (auto& mention : mentions) {
    if (!mention.users) continue;
    if (requests) {
      mention.requests_per_day = std::max(1.0, std::round(*mention.users * *requests));
    } else if (mention.use == MentionUse::counted) {
      mention.use = MentionUse::asked;  // nothing says how often one of them asks
    }
  }
}

}  // namespace llmadvisor
