import HTTPTypes
import Hummingbird
import Storage
import Web

/// What is kept for those who watch the node from outside, and the questions that they may ask.
final class Watch: Sendable {
    let meter = RequestMeter()
    let connections = ConnectionCount()
    let readiness: Readiness
    private let startedAt: Timestamp

    init(_ database: Database, startedAt: Timestamp) {
        readiness = Readiness(database)
        self.startedAt = startedAt
    }

    func metrics(of node: Node) async -> String {
        await NodeMetrics(node: node, meter: meter, connections: connections, startedAt: startedAt).text()
    }

    func probes(of node: Node) -> [Probe] {
        [
            Probe("healthz") { _ in Probe.text("ok\n") },
            Probe("readyz") { [readiness] _ in
                guard let obstacle = await readiness.obstacle() else { return Probe.text("ready\n") }
                return Probe.text("not ready: \(obstacle)\n", status: .serviceUnavailable)
            },
            Probe("metrics") { request in
                guard let token = node.settings.metricsToken, Self.carries(token, request) else {
                    return Probe.text("not found\n", status: .notFound)
                }
                return Probe.text(await self.metrics(of: node), type: Exposition.contentType)
            },
        ]
    }

    /// Compares in constant time.
    private static func carries(_ token: String, _ request: Request) -> Bool {
        let (sent, wanted) = (request.headers[.authorization] ?? "", "Bearer \(token)")
        guard sent.utf8.count == wanted.utf8.count else { return false }
        return zip(sent.utf8, wanted.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
