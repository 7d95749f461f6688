// Which of several reports that bear one agency's name are that agency's.
#pragma once

#include <vector>

#include "province/submission.h"

namespace raingan::province {

/// The two are known to be of one agency: both say where it is, and it is the same place; or they agree in scores that
/// both tell; or they are the same report. `a` and `b` bear one name.
bool of_one_agency(const Submission& a, const Submission& b);

/// A report that counts, and the others of its agency and year.
struct Chosen {
    Submission* report = nullptr;
    std::vector<Submission*> older{};
};
/// `reports`: of one name and year, the one to be preferred first. More than one is chosen where it cannot be told
/// whether they are of one agency.
std::vector<Chosen> choose(const std::vector<Submission*>& reports);

}  // namespace raingan::province
