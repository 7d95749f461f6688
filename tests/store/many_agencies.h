// A province's worth of what views look at, for tests and for scripts/bench views.
#pragma once

#include <random>

#include "store/blobs.h"
#include "store/database.h"

namespace raingan::test {

/// 8,300 agencies with a report in each year from 2560 to 2569; within a Transaction of an empty store.
inline void add_many_agencies(store::Database& database) {
    std::mt19937 random(1);
    store::note_blob(database, {"00", 1});
    for (int agency = 0; agency < 8'300; ++agency) {
        const std::string id = "a_" + std::to_string(agency);
        database.run(
            "INSERT INTO agencies (id, name, name_key, kind, amphoe, province, expected, since) VALUES ($1, $2, "
            "$2, 'เทศบาลตำบล', $3, 'ขอนแก่น', 1, 0)",
            {id, "เทศบาลตำบลที่ " + std::to_string(agency), "อำเภอ " + std::to_string(agency % 26)});
        for (int year = 2560; year < 2570; ++year) {
            const std::string document = id + "_" + std::to_string(year);
            const auto score = static_cast<std::int64_t>(7'000 + random() % 3'000);
            database.run(
                "INSERT INTO documents (id, number, name, kind, blob, agency, year, version, state, "
                "revision, made, who, created, sent, signed) VALUES ($1, $2, 'a', 'docx', '00', $3, $4, 1, "
                "'ready', 0, 0, 'x', 0, 0, 0)",
                {document, std::int64_t{agency} * 10 + year - 2560, id, std::int64_t{year}});
            database.run(
                "INSERT INTO standings (year, agency, document, score, iit, eit, oit, change, level, "
                "findings, sent, province) VALUES ($1, $2, $3, $4, $4, $4, $4, 10, 'A', 0, 0, 'ขอนแก่น')",
                {std::int64_t{year}, id, document, score});
            if (year == 2569)
                for (std::int64_t indicator = 0; indicator <= 10; ++indicator)
                    database.run(
                        "INSERT INTO scores (document, instrument, indicator, name, score) VALUES ($1, "
                        "'IIT', $2, 'x', $3)",
                        {document, indicator, score});
        }
    }
}

}  // namespace raingan::test
