import Foundation
import Logging
import Mail
import Storage
import Web

/// The figures of a node for those who watch it. They name no person, no page and no address.
struct NodeMetrics: Sendable {
    let node: Node
    let meter: RequestMeter
    let connections: ConnectionCount
    let startedAt: Timestamp

    func text() async -> String {
        var exposition = Exposition()
        exposition.add(
            "essaim_build_info", .gauge, "Always 1; the labels say what runs.",
            [.init(1, ["version": Node.version, "engine": node.database.engine.rawValue])])
        meter.write(to: &exposition)
        exposition.add("essaim_http_connections", .gauge, "Open connections.", [.init(connections.now)])
        addPools(to: &exposition)
        await addDatabase(to: &exposition)
        addProcess(to: &exposition)
        return exposition.text
    }

    private func addPools(to exposition: inout Exposition) {
        let pools = node.database.pools
        exposition.add(
            "essaim_database_pool_size", .gauge, "Connections that the pool lends.",
            pools.map { .init($0.size, ["pool": $0.name]) })
        exposition.add(
            "essaim_database_pool_idle", .gauge, "Connections that nobody uses now.",
            pools.map { .init($0.idle, ["pool": $0.name]) })
        exposition.add(
            "essaim_database_pool_waiting", .gauge, "Those who wait for a connection.",
            pools.map { .init($0.waiting, ["pool": $0.name]) })
    }

    /// Without an answer the figures are absent, and `essaim_database_up` says why.
    private func addDatabase(to exposition: inout Exposition) async {
        let now = node.world.now()
        let figures: DatabaseFigures?
        do {
            figures = try await node.database.read { tx in try DatabaseFigures(at: now, in: tx) }
        } catch {
            node.logger.warning("the figures of the database cannot be read", metadata: ["error": "\(error)"])
            figures = nil
        }
        exposition.add(
            "essaim_database_up", .gauge, "1 if the database answers.", [.init(figures == nil ? 0 : 1)])
        guard let figures else { return }
        exposition.add("essaim_database_bytes", .gauge, "Size of the database.", [.init(figures.bytes)])
        if let log = node.settings.sqliteLog, let bytes = FileSize.bytes(of: log) {
            exposition.add("essaim_database_log_bytes", .gauge, "Size of SQLite's write-ahead log.", [.init(bytes)])
        }
        let jobs = figures.jobs
        exposition.add(
            "essaim_jobs", .gauge, "Jobs by state.",
            [
                .init(jobs.pending, ["state": "pending"]), .init(jobs.running, ["state": "running"]),
                .init(jobs.failed, ["state": "failed"]), .init(jobs.done, ["state": "done"]),
            ])
        exposition.add(
            "essaim_jobs_wait_seconds", .gauge, "Since the job that has waited longest fell due.",
            [.init(Double(jobs.longestWait) / 1_000)])
        exposition.add(
            "essaim_outbox_letters", .gauge, "Letters that wait to leave.", [.init(figures.letters)])
    }

    private func addProcess(to exposition: inout Exposition) {
        let usage = ProcessUsage()
        exposition.add(
            "process_resident_memory_bytes", .gauge, "Resident memory.", samples(usage.residentBytes.map(Double.init)))
        exposition.add(
            "process_cpu_seconds_total", .counter, "User and system time.", samples(usage.processorSeconds))
        exposition.add("process_open_fds", .gauge, "Open files.", samples(usage.openFiles.map(Double.init)))
        exposition.add("process_max_fds", .gauge, "Most open files.", samples(usage.mostFiles.map(Double.init)))
        exposition.add(
            "process_start_time_seconds", .gauge, "When the process started, in seconds since 1970.",
            [.init(Double(startedAt.rawValue) / 1_000)])
    }

    private func samples(_ value: Double?) -> [Exposition.Sample] { value.map { [.init($0)] } ?? [] }
}

private struct DatabaseFigures: Sendable {
    let bytes: Int
    let jobs: JobCounts
    let letters: Int

    init(at now: Timestamp, in tx: Transaction) throws {
        bytes = try tx.databaseBytes()
        jobs = try JobCounts(at: now, in: tx)
        letters = try Outbox.waiting(atMost: 100_000, in: tx).count
    }
}
