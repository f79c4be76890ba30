// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// Calls a kernel when the harness says so. It shares three files with the harness, which owns the clock and looks at every result:
//   argv[1] kernel.so   argv[2] input, read-only here   argv[3] output   argv[4] control
// control: u64 at 0 the number of the batch to run (written by the harness), u64 at 64 the last batch done, u64 at 128 what to run (0 kernel, 1 plain copy),
// u64 at 192 how many arrays; from 4096 on three u64 an array: byte offset in input and output, elements.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef void prefix_sum_t(const int32_t *in, int32_t *out, int64_t n);

static void fail(const char *what)
{
    fprintf(stderr, "%s: %s\n", what, strerror(errno));
    exit(3);
}

// A file between two pages that may not be touched, so that a write before the first or behind the last array ends the process.
static char *map(const char *path, int writable)
{
    int fd = open(path, writable ? O_RDWR : O_RDONLY);
    struct stat facts;
    if (fd < 0 || fstat(fd, &facts) < 0)
        fail(path);
    size_t page = 4096, size = ((size_t)facts.st_size + page - 1) / page * page;
    char *room = mmap(NULL, size + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED)
        fail("room");
    char *start = mmap(room + page, size, writable ? PROT_READ | PROT_WRITE : PROT_READ, MAP_SHARED | MAP_FIXED | MAP_POPULATE, fd, 0);
    if (start == MAP_FAILED)
        fail(path);
    close(fd);
    return start;
}

#define REFUSE(number) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

// One thread for one call: no threads, no processes, no other programs, no other processor, no other priority.
static void confine(void)
{
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        REFUSE(SYS_clone), REFUSE(SYS_clone3), REFUSE(SYS_fork), REFUSE(SYS_vfork), REFUSE(SYS_execve), REFUSE(SYS_execveat),
        REFUSE(SYS_sched_setaffinity), REFUSE(SYS_setpriority), REFUSE(SYS_sched_setscheduler), REFUSE(SYS_ptrace),
        REFUSE(SYS_io_uring_setup), REFUSE(SYS_ftruncate), REFUSE(SYS_truncate),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = { sizeof code / sizeof code[0], code };
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) < 0)
        fail("confine");
}

static void copy(const int32_t *in, int32_t *out, int64_t n)
{
    memcpy(out, in, (size_t)n * sizeof *in);
}

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    char *input = map(argv[2], 0), *output = map(argv[3], 1), *control = map(argv[4], 1);
    volatile uint64_t *go = (uint64_t *)control, *done = (uint64_t *)(control + 64), *what = (uint64_t *)(control + 128), *count = (uint64_t *)(control + 192);
    uint64_t *table = (uint64_t *)(control + 4096);
    confine();
    void *library = dlopen(argv[1], RTLD_NOW);
    prefix_sum_t *kernel = library ? (prefix_sum_t *)dlsym(library, "prefix_sum") : NULL;
    if (!kernel) {
        fprintf(stderr, "%s\n", dlerror());
        return 4;
    }
    puts("ready");
    fflush(stdout);
    for (uint64_t batch = 1;; batch++) {
        while (__atomic_load_n(go, __ATOMIC_ACQUIRE) < batch)
            __builtin_ia32_pause();
        prefix_sum_t *call = *what == 0 ? kernel : copy;
        uint64_t arrays = *count;
        for (uint64_t i = 0; i < arrays; i++)
            call((const int32_t *)(input + table[3 * i]), (int32_t *)(output + table[3 * i + 1]), (int64_t)table[3 * i + 2]);
        __atomic_store_n(done, batch, __ATOMIC_RELEASE);
    }
}
