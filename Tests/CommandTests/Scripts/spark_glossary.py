#!/usr/bin/env python3
"""Learns a glossary under Apache Spark, on a cluster of two workers one of which is killed midway, and compares it with
the glossary that one machine learns at once: the two must be the same to the byte.

usage: spark_glossary.py --zhubi PROGRAM [--size MB] [--partitions N] [--folder FOLDER]

Needs pyspark and Java 17. The cluster runs on this machine and is gone at the end.
"""
import argparse
import filecmp
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

PLACES = "青禾 云岭 沙湾 白石 临江 望海 安丰 新田 柳河 东升 南屏 北塘 金坪 银杏 石桥 清溪 双河 永宁 太和 长乐".split()
VERBS = "推进 完善 加强 优化 落实 建设 改造 提升 健全 推广 培育 整合 规范 支持 实施 打造 深化 巩固".split()
WORDS = "智慧 绿色 数字 现代 特色 乡村 城市 社区 基层 公共 重点 新型 生态 便民 冷链 海洋 职业 养老 应急 水利".split()
THINGS = "灌溉 物流 制造 种植 养殖 加工 能源 教育 就业 服务 治理 安全 金融 环境 人才 创新 管网 道路 粮食 蔬菜".split()
HEADS = "体系 平台 基地 工程 项目 机制 网络 中心 队伍 设施 能力 园区 集群 品牌 模式".split()
SLOGANS = [
    ("三清一改", "清沟渠、清庭院、清塘坝、改厕所"), ("两增一减", "增绿地、增车位、减噪声"),
    ("四个清单", "任务清单、责任清单、时限清单、问题清单"), ("三个到位", "人员到位、资金到位、措施到位"),
]


def report(number, size):
    """A made-up report of about `size` bytes, the same for the same number."""
    chance = random.Random(number)
    year = 2019 + number % 7
    parts = [f"{chance.choice(PLACES)}县{year}年工作报告\n\n"]
    length = 0

    def term():
        return chance.choice(WORDS) + chance.choice(THINGS) + chance.choice(HEADS)

    while length < size:
        kind = chance.randrange(8)
        if kind == 0:
            form, members = chance.choice(SLOGANS)
            text = f"开展“{form}”，即{members}，{chance.choice(VERBS)}{term()}。"
        elif kind == 1:
            text = f"印发《{chance.choice(PLACES)}县{chance.choice(WORDS)}{chance.choice(THINGS)}规划》，投入{chance.randint(2, 900)}万元。"
        elif kind == 2:
            text = f"推广“{chance.choice(WORDS)}{chance.choice(HEADS)}{chance.choice(PLACES)}”做法，惠及{chance.randint(2, 900)}户。\n\n"
        else:
            text = f"{chance.choice(VERBS)}{term()}，{chance.choice(VERBS)}{chance.choice(PLACES)}{term()}{chance.randint(2, 99)}个。"
        parts.append(text)
        length += len(text.encode())
    return year, "".join(parts) + "\n"


def write_corpus(folder, size):
    """Reports of `size` bytes in all, one of them once more with other line ends."""
    paths = []
    each = 60_000 if size > 20_000_000 else 20_000
    for number in range(max(8, size // each)):
        year, text = report(number, each)
        paths.append(os.path.join(folder, str(year), f"{number}.txt"))
        os.makedirs(os.path.dirname(paths[-1]), exist_ok=True)
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write(text)
        if number == 5:
            paths.append(os.path.join(folder, "副本.txt"))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(re.sub("(.{31})", r"\1\n", text))
    return paths


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Cluster:
    """A master and two workers, each a process of its own."""

    def __init__(self, folder):
        import pyspark

        self.home = os.path.dirname(pyspark.__file__)
        self.folder = folder
        self.url = f"spark://127.0.0.1:{free_port()}"
        self.processes = []
        port = self.url.rsplit(":", 1)[1]
        self.start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", port,
                   "--webui-port", str(free_port()))
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", int(port))) == 0:
                    break
            time.sleep(0.2)
        self.workers = [
            self.start(f"worker{number}", "org.apache.spark.deploy.worker.Worker", "--cores", "1", "--memory", "2g",
                       "--host", "127.0.0.1", "--webui-port", str(free_port()),
                       "--work-dir", os.path.join(folder, f"work{number}"), self.url)
            for number in range(2)
        ]

    def start(self, name, *command):
        log = open(os.path.join(self.folder, f"{name}.log"), "wb")
        environment = dict(os.environ, SPARK_HOME=self.home, SPARK_NO_DAEMONIZE="1", PYSPARK_PYTHON=sys.executable)
        process = subprocess.Popen(
            [os.path.join(self.home, "bin", "spark-class"), *command], stdout=log, stderr=log, env=environment,
            start_new_session=True)
        log.close()
        self.processes.append(process)
        return process

    def kill_worker(self):
        """Kills the first worker with all that it started, as a machine that loses its power."""
        victims = [self.workers[0].pid]
        for pid in victims:
            victims += children(pid)
        for pid in reversed(victims):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        return len(victims)

    def stop(self):
        for process in self.processes:
            try:
                os.killpg(process.pid, signal.SIGTERM)
            except ProcessLookupError:
                pass
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def children(pid):
    listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True).stdout
    rows = [tuple(map(int, line.split())) for line in listed.splitlines()]
    return [child for child, parent in rows if parent == pid]


def learn_under_spark(cluster, zhubi, paths, partitions, output):
    from pyspark import SparkConf, SparkContext

    settings = {
        "spark.executor.memory": "1g", "spark.executor.cores": "1", "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1", "spark.ui.enabled": "false", "spark.python.worker.reuse": "true",
        "spark.local.dir": cluster.folder,
    }
    configuration = SparkConf().setMaster(cluster.url).setAppName("zhubi").setAll(list(settings.items()))
    context = SparkContext(conf=configuration)
    context.setLogLevel("ERROR")
    killed = []

    def kill_midway():
        tracker = context.statusTracker()
        while not killed:
            for stage in tracker.getActiveStageIds():
                info = tracker.getStageInfo(stage)
                # Some work is done and will be lost with the worker, and some is still to come.
                if info and partitions // 4 <= info.numCompletedTasks < partitions - 1:
                    killed.append((info.numCompletedTasks, cluster.kill_worker()))
                    return
            time.sleep(0.02)

    try:
        # Until both are there, one worker would get all the work.
        for _ in range(3000):
            if context._jsc.sc().getExecutorMemoryStatus().size() >= 3:
                break
            time.sleep(0.1)
        else:
            raise SystemExit("the two workers did not come")
        killer = threading.Thread(target=kill_midway, daemon=True)
        killer.start()
        counted = (
            context.parallelize(paths, partitions)
            .pipe(f"{zhubi} glossary map", checkCode=True)
            .pipe(f"{zhubi} glossary reduce", checkCode=True)
        )
        # The shuffle is where a lost worker hurts: what it had counted must be counted anew by the other.
        said = counted.repartition(1).pipe(f"{zhubi} glossary reduce -o {output}", checkCode=True).collect()
        left = context._jsc.sc().getExecutorMemoryStatus().size() - 1
    finally:
        context.stop()
    if not killed:
        raise SystemExit("no worker was killed: the work was done too soon")
    print(f"killed a worker ({killed[0][1]} processes) after {killed[0][0]} of {partitions} shares; {left} left", flush=True)
    return said


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--zhubi", required=True)
    parser.add_argument("--size", type=int, default=4, help="megabytes of corpus")
    parser.add_argument("--partitions", type=int, default=16)
    parser.add_argument("--folder", help="where the corpus and the results are made (default: a temporary folder)")
    arguments = parser.parse_args()
    zhubi = os.path.abspath(arguments.zhubi)
    # Who ends this ends the cluster too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    folder = tempfile.mkdtemp(prefix="zhubi-spark-", dir=arguments.folder)
    cluster = None
    try:
        began = time.time()
        paths = write_corpus(os.path.join(folder, "corpus"), arguments.size * 1_000_000)
        size = sum(map(os.path.getsize, paths))
        print(f"corpus: {len(paths)} reports, {size / 1e6:.1f} MB, made in {time.time() - began:.1f} s", flush=True)
        began = time.time()
        alone = os.path.join(folder, "alone.txt")
        subprocess.run(
            [zhubi, "glossary", "build", os.path.join(folder, "corpus"), "-o", alone], check=True,
            stderr=subprocess.DEVNULL)
        print(f"one machine: {time.time() - began:.1f} s", flush=True)
        cluster = Cluster(folder)
        began = time.time()
        shared = os.path.join(folder, "shared.txt")
        learn_under_spark(cluster, zhubi, paths, arguments.partitions, shared)
        print(f"under Spark: {time.time() - began:.1f} s", flush=True)
        for end in ["", ".sequences"]:
            if not filecmp.cmp(alone + end, shared + end, shallow=False):
                raise SystemExit(f"the two glossaries differ in {os.path.basename(shared + end)}")
        with open(shared, encoding="utf-8") as file:
            entries = sum(1 for line in file if line.strip() and line[0] not in " #")
        if entries < 50:
            raise SystemExit(f"the glossary has only {entries} entries")
        print(f"the same glossary, to the byte: {entries} entries", flush=True)
    finally:
        if cluster:
            cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
