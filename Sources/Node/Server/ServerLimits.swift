import NIOCore

/// What a connection may ask of this process. Behind a proxy, all come from one address of this machine or network.
struct ServerLimits: Sendable {
    /// Between two parts of a request, and for all of its head.
    var idle: TimeAmount = .seconds(10)
    /// From a request's head to its last byte.
    var request: TimeAmount = .seconds(30)
    /// From the first byte of an answer until the reader has taken it.
    var answer: TimeAmount = .seconds(60)
    /// What a body that takes longer than that has to keep up.
    var bytesPerSecond = 16 << 10
    /// All together: some 40 KB each. Above that, those who have been idle longest make room.
    var connections = 4_096
    /// Files that are no connection: the database's, the log's, mail programs'.
    var otherFiles = 128
    /// Connections that the system holds until we take them.
    var backlog = 1_024
    /// From one address elsewhere.
    var connectionsOfOneAddress = 100
    var headFields = 100
    var headFieldBytes = 8 * 1_024
    var headBytes = 32 * 1_024
    /// What is under way when the process is asked to stop.
    var farewell: Duration = .seconds(15)

    var mostSockets: Int { connections + otherFiles / 2 }

    /// As many connections as `openFiles` allow.
    func within(openFiles: Int) -> ServerLimits {
        var limits = self
        limits.connections = min(connections, max(openFiles - otherFiles, 16))
        return limits
    }
}
