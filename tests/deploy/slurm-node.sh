# Sourced: start_slurm FOLDER starts a one-node Slurm on loopback, with all that it writes in FOLDER; stop_slurm ends it.
# Returns 1 with a message where it cannot start (not root, no cgroup, no munge …).

slurm_port() { # a port that nobody listens on
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start_slurm() {
    slurm_dir=$1
    local host
    host=$(hostname -s)
    for program in munged slurmctld slurmd sbatch; do
        command -v "$program" >/dev/null || { echo "skipped: $program is not installed"; return 1; }
    done
    [ "$(id -u)" -eq 0 ] || { echo "skipped: slurmd must be started as root"; return 1; }
    mkdir -p "$slurm_dir"/{state,spool,munge}
    chmod 700 "$slurm_dir/munge"
    chmod 755 "$slurm_dir"
    dd if=/dev/urandom of="$slurm_dir/munge/key" bs=128 count=1 status=none
    chmod 400 "$slurm_dir/munge/key"
    # Its folder must be one that others may enter.
    mkdir -p "$slurm_dir/run" && chmod 755 "$slurm_dir/run"
    munged --force --foreground --key-file="$slurm_dir/munge/key" --socket="$slurm_dir/run/munge.socket" \
        --pid-file="$slurm_dir/run/munged.pid" --log-file="$slurm_dir/munge/log" --seed-file="$slurm_dir/munge/seed" \
        >"$slurm_dir/munged.out" 2>&1 &
    munged_pid=$!
    cat >"$slurm_dir/slurm.conf" <<EOF
ClusterName=raingan
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(slurm_port)
SlurmdPort=$(slurm_port)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$slurm_dir/run/munge.socket
CredType=cred/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
StateSaveLocation=$slurm_dir/state
SlurmdSpoolDir=$slurm_dir/spool
SlurmctldPidFile=$slurm_dir/slurmctld.pid
SlurmdPidFile=$slurm_dir/slurmd.pid
SlurmctldLogFile=$slurm_dir/slurmctld.log
SlurmdLogFile=$slurm_dir/slurmd.log
SchedulerType=sched/backfill
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=1000 State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
EOF
    export SLURM_CONF="$slurm_dir/slurm.conf"
    slurmctld -D >"$slurm_dir/slurmctld.out" 2>&1 &
    slurmctld_pid=$!
    slurmd -D >"$slurm_dir/slurmd.out" 2>&1 &
    slurmd_pid=$!
    for _ in $(seq 60); do
        sinfo -h -o %t 2>/dev/null | grep -q idle && return 0
        kill -0 "$slurmctld_pid" "$slurmd_pid" 2>/dev/null || break
        sleep 0.5
    done
    echo "skipped: Slurm does not start here: $(tail -n 2 "$slurm_dir/slurmctld.log" "$slurm_dir/slurmd.log" 2>/dev/null | tr '\n' ' ')"
    stop_slurm
    return 1
}

stop_slurm() {
    kill ${slurmd_pid:-} ${slurmctld_pid:-} ${munged_pid:-} 2>/dev/null
    wait ${slurmd_pid:-} ${slurmctld_pid:-} ${munged_pid:-} 2>/dev/null
    return 0
}
