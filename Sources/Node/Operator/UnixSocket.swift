import Foundation

/// A socket in the file system (unix(7)), from the side of the one who asks.
enum UnixSocket {
    /// What `sun_path` holds, without its end.
    static let longestPath = 107

    static func answers(at path: String) -> Bool {
        guard let descriptor = connect(to: path) else { return false }
        close(descriptor)
        return true
    }

    /// Nil when nobody listens there. The caller closes the descriptor.
    static func connect(to path: String) -> CInt? {
        guard path.utf8.count <= longestPath else { return nil }
        let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                Foundation.connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        if isConnected { return descriptor }
        close(descriptor)
        return nil
    }
}
