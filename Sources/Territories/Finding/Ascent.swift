/// The way up from a territory in one hierarchy, the widest first.
package struct Ascent: Sendable, Equatable {
    package let hierarchy: Hierarchy
    package let ancestors: [Territory]
}
