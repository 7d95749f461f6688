// What all routes share: where the data lies, connections to the store, the keys, and how it is told that there is
// work.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "serve/at_jobs.h"
#include "serve/serve.h"
#include "serve/signing_desk.h"
#include "store/database.h"

namespace raingan::serve {

/// A descriptor that another process waits on: eventfd(2).
class Bell {
public:
    explicit Bell(bool counts_each);  ///< else rings before it is heard are one
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;
    ~Bell();
    void ring() const;
    [[nodiscard]] int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

class House {
public:
    House(const Options& service, const Bell& work_bell, const Bell& happened_bell, SigningDesk& signing_desk);

    const Options& options;
    const Bell& work;      ///< rung for each job that is added
    const Bell& happened;  ///< rung where events were added
    SigningDesk& desk;
    std::string secret;  ///< the data's own key
    Foremen foremen;     ///< those of this service

    /// A connection that nobody else has now; it comes back by itself.
    class Borrowed {
    public:
        Borrowed(House& house, std::unique_ptr<store::Database> database)
            : house_(&house), database_(std::move(database)) {}
        Borrowed(Borrowed&&) = default;
        Borrowed& operator=(Borrowed&&) = delete;
        ~Borrowed();
        store::Database& operator*() const { return *database_; }

    private:
        House* house_;
        std::unique_ptr<store::Database> database_;
    };
    Borrowed borrow();

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<store::Database>> idle_;
};

/// Opens the database that the options name.
std::unique_ptr<store::Database> open_database(const Options& options);

/// The data's own key, which is made when it is first asked for. Throws Error (unwritable).
std::string read_secret(const std::string& folder);

}  // namespace raingan::serve
