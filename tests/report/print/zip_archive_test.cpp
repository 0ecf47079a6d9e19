#include "print/zip_archive.hpp"

#include <utility>

#include "support/catch.hpp"

using namespace llmadvisor;

TEST_CASE("the checksum is that of ZIP") {
  // The check value of CRC-32/ISO-HDLC.
  CHECK(crc32("123456789") == 0xCBF43926U);
  CHECK(crc32("") == 0);
}

TEST_CASE("an archive holds its members as they are, and a directory of them") {
  const auto archive = [] {
    ZipArchive zip;
    zip.add("a.txt", "first");
    zip.add("b/c.txt", "second");
    return std::move(zip).bytes();
  };
  const std::string bytes = archive();
  CHECK(bytes.starts_with("PK\x03\x04"));
  // Member: 30 bytes, name, content. Entry: 46 bytes and the name. End: 22 bytes.
  CHECK(bytes.size() == (30 + 5 + 5) + (30 + 7 + 6) + (46 + 5) + (46 + 7) + 22);
  CHECK(bytes.find("a.txtfirst") == 30);
  CHECK(bytes.find("b/c.txtsecond") == 40 + 30);
  CHECK(bytes == archive());
}
