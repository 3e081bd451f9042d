/// How much of a pool of connections is in use.
package struct PoolUsage: Sendable, Equatable {
    /// `readers`, `writer` or `connections`.
    package let name: String
    package let size: Int
    package let idle: Int
    /// How many wait in line.
    package let waiting: Int
}
