#include "serve/at_jobs.h"

namespace raingan::serve {

std::vector<Reading> readings(store::Database& database, const Foremen& foremen) {
    std::vector<Reading> found;
    for (std::size_t i = 0; i < foremen.at_jobs.size(); ++i) {
        const auto percent = percent_read(foremen.at_jobs[i].reading);
        if (!percent) continue;
        for (const store::Row& row :
             database.run("SELECT d.id, COALESCE(d.agency, '') FROM jobs j JOIN documents d ON d.id = j.document WHERE "
                          "j.state = 'taken' AND j.taken_by = $1",
                          {foremen.name_of(i)}))
            found.push_back({row.text(0), row.text(1), *percent});
    }
    return found;
}

}  // namespace raingan::serve
