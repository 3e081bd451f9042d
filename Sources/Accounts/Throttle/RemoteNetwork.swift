import Foundation
import Web

/// Where a request comes from, as far as one subscriber can choose: an IPv4 address, or the /64 of an IPv6 one.
struct RemoteNetwork {
    let name: String

    init(_ address: String) {
        var bytes = in6_addr()
        guard inet_pton(AF_INET6, address, &bytes) == 1 else {
            name = address
            return
        }
        let all = withUnsafeBytes(of: &bytes) { Array($0) }
        let isMapped = all.prefix(10).allSatisfy { $0 == 0 } && all[10] == 0xFF && all[11] == 0xFF
        name = isMapped ? all.suffix(4).map(String.init).joined(separator: ".") : Array(all.prefix(8)).hex + "/64"
    }
}
