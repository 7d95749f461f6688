// A PostgreSQL of the test's own: started in a temporary folder, at a socket there, and gone with it.
#pragma once

#include <unistd.h>

#include <string>

#include "support.h"

namespace raingan::test {

class Postgres {
public:
    Postgres() {
        programs_ = run("ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1").out;
        while (programs_.ends_with('\n')) programs_.pop_back();
        if (programs_.empty()) return;
        // It does not run as root.
        if (::geteuid() == 0) {
            as_ = "runuser -u postgres -- ";
            run("chown postgres " + folder_.path.string());
        }
        const std::string data = folder_.path.string() + "/data";
        const Ran made = run("cd / && " + as_ + programs_ + "/initdb -A trust -U raingan -E UTF8 --no-sync -D " + data);
        REQUIRE_MESSAGE(made.status == 0, made.out);
        const Ran started =
            run("cd / && " + as_ + programs_ + "/pg_ctl -w -D " + data + " -l " + folder_.path.string() +
                "/log -o \"-c listen_addresses='' -c unix_socket_directories=" + folder_.path.string() +
                "\" start >/dev/null");
        REQUIRE_MESSAGE(started.status == 0, started.out);
        started_ = true;
    }
    Postgres(const Postgres&) = delete;
    Postgres& operator=(const Postgres&) = delete;
    ~Postgres() {
        if (started_)
            run("cd / && " + as_ + programs_ + "/pg_ctl -m immediate -D " + folder_.path.string() + "/data stop");
    }

    /// Says so where it is not.
    [[nodiscard]] bool is_there() const {
        if (!started_) MESSAGE("skipped: no PostgreSQL");
        return started_;
    }
    [[nodiscard]] std::string address() const {
        return "host=" + folder_.path.string() + " user=raingan dbname=postgres";
    }

private:
    TemporaryDir folder_;
    std::string programs_, as_;
    bool started_ = false;
};

}  // namespace raingan::test
