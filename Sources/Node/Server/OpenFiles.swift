import Foundation

/// How many files this process may have open; each connection is one.
enum OpenFiles {
    /// Raises the limit as far as this user may, and returns it.
    static func raiseLimit() -> Int {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return fewest }
        var wish = limit
        wish.rlim_cur = limit.rlim_max
        if setrlimit(resource, &wish) == 0 { limit = wish }
        return Int(clamping: limit.rlim_cur)
    }

    /// What POSIX promises everywhere would be 20; every Linux gives 1,024 unless somebody decided otherwise.
    private static let fewest = 1_024
}
