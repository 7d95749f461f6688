// Prints how long the province's views take over 8,300 agencies in ten years: bench_views FOLDER ADDRESS, which is
// empty for SQLite.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

#include "store/blobs.h"
#include "store/documents.h"
#include "store/many_agencies.h"
#include "store/schema.h"
#include "store/views.h"

using namespace raingan::store;

namespace {

/// Milliseconds, of the clock: the median of eleven.
template <class View>
void time_view(const char* name, const View& view) {
    constexpr std::size_t runs = 11;
    double took[runs];
    for (double& one : took) {
        const auto began = std::chrono::steady_clock::now();
        view();
        one = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
    }
    std::sort(took, took + runs);
    std::printf(" %.1f |", took[runs / 2]);
    std::fprintf(stderr, "%s: %.1f to %.1f ms\n", name, took[0], took[runs - 1]);
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) return 64;
    const std::string folder = words[1], address = words[2];
    prepare_blobs(folder);
    const auto database = open_store(folder, address);
    migrate(*database);
    Transaction transaction(*database);
    raingan::test::add_many_agencies(*database);
    transaction.commit();
    if (!address.empty()) database->run_once("ANALYZE");
    std::printf("| %s |", address.empty() ? "SQLite" : "PostgreSQL");
    time_view("years", [&] { years(*database, "ขอนแก่น"); });
    time_view("standings", [&] { standings(*database, {.year = 2569}); });
    time_view("heat map", [&] {
        const auto ranked = standings(*database, {.year = 2569});
        std::vector<std::string> documents;
        for (std::size_t i = 4'000; i < 4'500; ++i) documents.push_back(ranked[i].document);
        scores_of(*database, documents);
    });
    time_view("documents", [&] {
        DocumentFilter filter;
        filter.year = 2569;
        filter.sort = "score";
        filter.descending = true;
        filter.offset = 4'000;
        list_documents(*database, filter);
        count_documents(*database, filter);
    });
    time_view("agency", [&] { agency_years(*database, {"a_77"}); });
    std::printf("\n");
}
