/* flood PORT RATE SECONDS CONNECTIONS PATH : so many requests a second, whether the ones before were answered or not.
 *
 * One thread, so that it takes little of the machine it measures. PATH gets a number at its end, so that no page is asked
 * for twice. A request that finds no idle connection and may open none is not sent, and counted. A connection that is
 * closed before the first byte of an answer is what a browser meets at the end of a pause: the request is sent again, once.
 * Prints one line of JSON; milliseconds from sending to the last byte of the answer.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { HEAD = 8192, EVENTS = 256 };

typedef struct {
    int file;
    bool is_opening, has_resent, has_head;
    double sent_at;
    int status;
    long left;
    int filled;
    char head[HEAD];
    char request[512];
} Link;

typedef struct {
    float *values;
    long count, room;
} Times;

static const char *path;
static int port, poll_file;
static double ends_at;
static Link *links;
static Link **idle;
static int idle_count, open_count, most;
static long number, sent, unsent, resent, lost, in_time, says_when;
static Times served, refused, lateness;

static double now(void) {
    struct timespec moment;
    clock_gettime(CLOCK_MONOTONIC, &moment);
    return moment.tv_sec + moment.tv_nsec / 1e9;
}

static void note(Times *times, double milliseconds) {
    if (times->count == times->room) {
        times->room = times->room ? 2 * times->room : 4096;
        times->values = realloc(times->values, times->room * sizeof *times->values);
    }
    times->values[times->count++] = (float)milliseconds;
}

static void shut(Link *link) {
    close(link->file);
    link->file = -1;
    open_count--;
}

static bool open_link(Link *link) {
    link->file = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (link->file < 0) return false;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    setsockopt(link->file, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
    connect(link->file, (struct sockaddr *)&address, sizeof address);
    struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = link};
    epoll_ctl(poll_file, EPOLL_CTL_ADD, link->file, &event);
    link->is_opening = true;
    open_count++;
    return true;
}

static void write_request(Link *link) {
    link->has_head = false;
    link->filled = 0;
    size_t length = strlen(link->request);
    if (write(link->file, link->request, length) != (ssize_t)length) errno = EPIPE; // the next event says so
}

static void ask(Link *link, double due) {
    snprintf(link->request, sizeof link->request,
        "GET %s%ld HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\n\r\n", path, number++);
    link->has_resent = false;
    link->sent_at = now();
    note(&lateness, (link->sent_at - due) * 1e3);
    sent++;
    if (link->file >= 0) return write_request(link);
    if (!open_link(link)) lost++;
}

static void rest(Link *link) {
    idle[idle_count++] = link;
}

static void end(Link *link) {
    double milliseconds = (now() - link->sent_at) * 1e3;
    if (link->status == 200) {
        note(&served, milliseconds);
        if (now() <= ends_at) in_time++;
    } else if (link->status == 503) {
        note(&refused, milliseconds);
    } else {
        lost++;
    }
    link->sent_at = 0;
    rest(link);
}

static void broke(Link *link) {
    bool was_asked = link->sent_at > 0, has_begun = link->filled > 0;
    shut(link);
    if (!was_asked) return; // an idle one, which stands in the list and is opened again when it is needed
    if (!has_begun && !link->has_resent && open_link(link)) {
        link->has_resent = true;
        resent++;
        return;
    }
    lost++;
    link->sent_at = 0;
    rest(link);
}

static bool read_head(Link *link) {
    link->head[link->filled] = 0;
    char *body = strstr(link->head, "\r\n\r\n");
    if (!body) return false;
    link->status = atoi(link->head + 9);
    char *length = strcasestr(link->head, "\r\ncontent-length:");
    link->left = (length ? atol(length + 17) : 0) - (link->filled - (body + 4 - link->head));
    if (link->status == 503 && strcasestr(link->head, "\r\nretry-after:")) says_when++;
    return link->has_head = true;
}

static void receive(Link *link) {
    char spare[65536];
    for (;;) {
        bool in_head = !link->has_head;
        ssize_t count = in_head
            ? read(link->file, link->head + link->filled, HEAD - 1 - link->filled)
            : read(link->file, spare, sizeof spare);
        if (count < 0 && errno == EAGAIN) return;
        if (count <= 0) return broke(link);
        if (in_head) {
            link->filled += count;
            if (!read_head(link)) continue;
        } else {
            link->left -= count;
        }
        if (link->left <= 0) return end(link);
    }
}

static void happen(struct epoll_event *event) {
    Link *link = event->data.ptr;
    if (link->file < 0) return;
    if (link->is_opening && (event->events & EPOLLOUT)) {
        link->is_opening = false;
        write_request(link);
    }
    if (event->events & (EPOLLIN | EPOLLHUP | EPOLLERR)) receive(link);
}

static int ascending(const void *left, const void *right) {
    float a = *(const float *)left, b = *(const float *)right;
    return (a > b) - (a < b);
}

static void print_times(const char *name, Times *times) {
    qsort(times->values, times->count, sizeof *times->values, ascending);
    long last = times->count - 1;
    printf(", \"%s\": {\"count\": %ld, \"median\": %.2f, \"p99\": %.2f, \"most\": %.2f}", name, times->count,
        last < 0 ? 0 : times->values[last / 2], last < 0 ? 0 : times->values[last * 99 / 100],
        last < 0 ? 0 : times->values[last]);
}

int main(int count, char **words) {
    if (count != 6) return 64;
    port = atoi(words[1]);
    double rate = atof(words[2]), seconds = atof(words[3]);
    most = atoi(words[4]);
    path = words[5];
    links = calloc(most, sizeof *links);
    idle = calloc(most, sizeof *idle);
    for (int each = 0; each < most; each++) {
        links[each].file = -1;
        rest(&links[most - 1 - each]);
    }
    poll_file = epoll_create1(0);
    double started = now();
    ends_at = started + seconds;
    long due = 0;
    struct epoll_event events[EVENTS];
    for (double moment; (moment = now()) < ends_at + (idle_count < most ? 20 : 0);) {
        while (moment < ends_at && due < (moment - started) * rate) {
            double at = started + due++ / rate;
            if (idle_count == 0) unsent++;
            else ask(idle[--idle_count], at);
        }
        int ready = epoll_wait(poll_file, events, EVENTS, 1);
        for (int each = 0; each < ready; each++) happen(&events[each]);
    }
    lost += most - idle_count;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("{\"sent\": %ld, \"unsent\": %ld, \"resent\": %ld, \"lost\": %ld, \"in_time\": %ld, \"says_when\": %ld, "
        "\"processor\": %.2f", sent, unsent, resent, lost, in_time, says_when,
        usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6);
    print_times("served", &served);
    print_times("refused", &refused);
    print_times("lateness", &lateness);
    printf("}\n");
    return 0;
}
