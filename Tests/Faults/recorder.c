// Preloaded into a node: writes down every change of its database files, and when each was forced to the disk, so that a
// power cut at any moment can be played afterwards. One record: a head of 40 bytes, then `length` bytes of data.
//
// What is not recorded is not a database file. The shared memory of the log (`-shm`) is made anew after a cut.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

enum { WRITE = 1, TRUNCATE = 2, SYNC = 3, UNLINK = 4 };
enum { MAIN = 1, LOG = 2, JOURNAL = 3, MOST_FILES = 65536 };

struct head {
    uint64_t nanoseconds;
    uint64_t offset;
    uint64_t length;
    uint32_t act;
    uint32_t file;
    uint64_t reserved;
};

static unsigned char files[MOST_FILES];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int records = -1;

static unsigned char kind(const char *path) {
    static const struct { const char *end; unsigned char kind; } ends[] = {
        {".sqlite", MAIN}, {".sqlite-wal", LOG}, {".sqlite-journal", JOURNAL}};
    size_t length = path ? strlen(path) : 0;
    for (int i = 0; i < 3; i++) {
        size_t end = strlen(ends[i].end);
        if (length >= end && strcmp(path + length - end, ends[i].end) == 0) return ends[i].kind;
    }
    return 0;
}

static void note(int act, int file, uint64_t offset, const void *data, uint64_t length) {
    pthread_mutex_lock(&mutex);
    if (records < 0) {
        const char *path = getenv("FAULT_RECORDS");
        if (path) records = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    if (records >= 0) {
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        struct head head = {(uint64_t)now.tv_sec * 1000000000u + now.tv_nsec, offset, length, act, file, 0};
        if (act != WRITE) head.length = 0, head.reserved = length;
        syscall(SYS_write, records, &head, sizeof head);
        if (act == WRITE) syscall(SYS_write, records, data, length);
    }
    pthread_mutex_unlock(&mutex);
}

static int known(int fd) { return fd >= 0 && fd < MOST_FILES ? files[fd] : 0; }

static int opened(int fd, const char *path) {
    if (fd >= 0 && fd < MOST_FILES) files[fd] = kind(path);
    return fd;
}

#define ORIGINAL(type, name, ...)                                   \
    static type (*original)(__VA_ARGS__);                           \
    if (!original) original = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

#define OPEN(name)                                                  \
    int name(const char *path, int flags, ...) {                    \
        ORIGINAL(int, #name, const char *, int, ...);               \
        va_list list;                                               \
        va_start(list, flags);                                      \
        int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, int) : 0; \
        va_end(list);                                               \
        return opened(original(path, flags, mode), path);           \
    }
OPEN(open)
OPEN(open64)

#define CLOSE(name)                                                 \
    int name(int fd) {                                              \
        ORIGINAL(int, #name, int);                                  \
        if (fd >= 0 && fd < MOST_FILES) files[fd] = 0;              \
        return original(fd);                                        \
    }
CLOSE(close)

#define PWRITE(name, offset_type)                                                   \
    ssize_t name(int fd, const void *data, size_t size, offset_type offset) {       \
        ORIGINAL(ssize_t, #name, int, const void *, size_t, offset_type);           \
        ssize_t written = original(fd, data, size, offset);                         \
        if (written > 0 && known(fd)) note(WRITE, known(fd), offset, data, written); \
        return written;                                                             \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int fd, const void *data, size_t size) {
    ORIGINAL(ssize_t, "write", int, const void *, size_t);
    off_t offset = known(fd) ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t written = original(fd, data, size);
    if (written > 0 && known(fd)) note(WRITE, known(fd), offset, data, written);
    return written;
}

#define TRUNCATE_TO(name, offset_type)                              \
    int name(int fd, offset_type size) {                            \
        ORIGINAL(int, #name, int, offset_type);                     \
        int done = original(fd, size);                              \
        if (done == 0 && known(fd)) note(TRUNCATE, known(fd), 0, 0, size); \
        return done;                                                \
    }
TRUNCATE_TO(ftruncate, off_t)
TRUNCATE_TO(ftruncate64, off64_t)

#define FORCE(name)                                                 \
    int name(int fd) {                                              \
        ORIGINAL(int, #name, int);                                  \
        int done = original(fd);                                    \
        if (done == 0 && known(fd)) note(SYNC, known(fd), 0, 0, 0); \
        return done;                                                \
    }
FORCE(fsync)
FORCE(fdatasync)

int unlink(const char *path) {
    ORIGINAL(int, "unlink", const char *);
    int done = original(path);
    if (done == 0 && kind(path)) note(UNLINK, kind(path), 0, 0, 0);
    return done;
}
