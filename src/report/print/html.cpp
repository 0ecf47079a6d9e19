#include <string_view>

#include "llmadvisor/report/print/formats.hpp"
#include "markup.hpp"

namespace llmadvisor {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --line: #c8ccd4; --soft: #f3f5f8; --alert: #9a5b00; }
@media (prefers-color-scheme: dark) {
  :root { --line: #444a55; --soft: #23262c; --alert: #f0b35a; }
}
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 1.6rem; }
.verdict { font-weight: 600; background: var(--soft); padding: .7rem 1rem; border-radius: .4rem; }
.alert { border-left: .3rem solid var(--alert); padding-left: .8rem; }
.note { font-size: .85rem; opacity: .8; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem;
  border-bottom: 1px solid var(--line); }
th.right, td.right { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td small { display: block; opacity: .8; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } tr, li { break-inside: avoid; } }
)";

}  // namespace

std::string write_html(const Document& document, const ReportContext& context) {
  return "<!DOCTYPE html>\n<html lang=\"" + std::string(to_string(context.language)) +
         "\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
         element("title", "", document.title) + "\n<style>" + std::string(style) +
         "</style>\n</head>\n<body>\n" + element("h1", "", document.title) + "\n" +
         blocks_markup(document.blocks, context.language, 2) + "</body>\n</html>\n";
}

}  // namespace llmadvisor
