/// How many requests are worked on at once, and how many more may wait for their turn. More would be served later and
/// slower than those who are told to come back: a page takes milliseconds, so the end of the line waits well under a second.
package struct CrowdSize: Sendable {
    package let inside: Int
    package let waiting: Int

    package init(inside: Int = 64, waiting: Int = 128) {
        self.inside = inside
        self.waiting = waiting
    }
}
