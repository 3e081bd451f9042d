import NIOCore

/// What a connection may ask of this process. Behind a proxy, all come from one address of this machine or network.
struct ServerLimits: Sendable {
    /// Between two parts of a request, and for all of its head.
    var idle: TimeAmount = .seconds(10)
    /// How quickly a body has to arrive: a file of many megabytes may come over a slow line, a byte a second may not.
    var sending = Pace(bytes: 480 << 10, within: .seconds(30))
    /// How quickly an answer has to be taken: anything that can be seen to move.
    var taking = Pace(bytes: 16 << 10, within: .seconds(14))
    /// How much of an answer the system holds that it has not sent yet. It takes more when half of it is gone.
    var unsentBytes = 64 << 10
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
